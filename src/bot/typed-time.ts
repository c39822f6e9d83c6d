import { addDays, type Day, daysBetween } from '../domain/day.ts'
import type { LocalTime, Minute } from '../domain/local-time.ts'
import { withoutBidiControls } from './html.ts'
import { toLatinDigits } from './numbers.ts'

/** Undefined for a day no calendar has. */
export const toDay = (year: number, month: number, day: number): Day | undefined => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text
}

/** Day before month, as all four languages write it, or the year first; "25.12.14:30" has no year. */
const dayPattern =
  /(?<!\d)(?:(?<isoYear>\d{4})-(?<isoMonth>\d\d)-(?<isoDay>\d\d)|(?<day>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2})(?:\s*[/.-]\s*(?<year>\d{4})|[/.-](?<shortYear>\d\d)(?!\s*[:hg]))?)(?!\d)/giu

/** Days after which a date without its year is meant for the next one: "5/1" typed in November. */
const halfYear = 182

const toNearDay = (month: number, day: number, today: Day): Day | undefined => {
  const year = Number(today.slice(0, 4))
  return [toDay(year, month, day), toDay(year + 1, month, day)].find(
    read => read !== undefined && daysBetween(read, today) <= halfYear,
  )
}

const readDay = (groups: Record<string, string | undefined>, today: Day): Day | undefined => {
  const { isoYear, isoMonth, isoDay, day, month, year, shortYear } = groups
  if (isoYear) return toDay(Number(isoYear), Number(isoMonth), Number(isoDay))
  const fullYear = year ?? (shortYear && `20${shortYear}`)
  return fullYear
    ? toDay(Number(fullYear), Number(month), Number(day))
    : toNearDay(Number(month), Number(day), today)
}

const clockPattern =
  /(?<!\d)(?<hours>\d{1,2})(?:\s*[:.]\s*(?<minutes>\d\d)|\s*(?:giờ|uhr|h|g)\s*(?<after>\d\d)?|(?=\s*[ap]\.?m))(?!\d)\s*(?:(?<late>p\.?m\b\.?|chiều|tối|abends|nachmittags|مساء|م)|(?<early>a\.?m\b\.?|sáng|morgens|صباحا|ص))?(?!\p{L})/iu

/** Words that stand around a time and say nothing more about it. */
const around: ReadonlySet<string> = new Set(
  'ngày lúc vào giờ phút at on am um den uhr الساعة يوم في بتاريخ'.split(' '),
)

/** Whether nothing is left that might have meant something: "tomorrow", a weekday, half of a date. */
const isNothingLeft = (rest: string): boolean =>
  /^[\s,;،.]*$/.test(rest.replace(/\p{L}+/gu, word => (around.has(word.toLowerCase()) ? '' : word)))

const isPm = /^p/i

const readClock = (text: string): Minute | undefined => {
  const found = clockPattern.exec(text)
  if (!found?.groups || !isNothingLeft(text.replace(found[0], ' '))) return undefined
  const { hours, minutes, after, late, early } = found.groups
  const hour = Number(hours)
  const minute = Number(minutes ?? after ?? 0)
  // Twelve in the evening is midnight to some.
  if (hour > 23 || minute > 59 || (late && hour === 12 && !isPm.test(late))) return undefined
  const shift = (late && hour < 12 ? 12 : 0) - (early && hour === 12 ? 12 : 0)
  return (hour + shift) * 60 + minute
}

/** What makes "8.10" a time and no day. */
const clockSign = /[:h]|giờ|uhr|\dg/i

/** Vowel signs may be written or left out. */
const vowelSigns = /[\u064b-\u0652]/g

/**
 * A time as people of all four languages type it, day before month: "25/12 14:30", "25.12.2026 8h", "١٤:٣٠". A
 * time alone is the next one of that kind. Undefined for what is no time, or may mean more than is understood.
 */
export const parseLocalTime = (typed: string, now: LocalTime): LocalTime | undefined => {
  const text = toLatinDigits(withoutBidiControls(typed)).normalize('NFC').replace(vowelSigns, '').trim()
  const days = [...text.matchAll(dayPattern)].map(({ 0: part, groups }) => ({
    part,
    day: readDay(groups ?? {}, now.day),
  }))
  const found = days.find(({ day }) => day !== undefined)
  const minuteOfDay = found && readClock(text.replace(found.part, ' '))
  if (found?.day && minuteOfDay !== undefined) return { day: found.day, minute: minuteOfDay }
  if (found && !clockSign.test(text)) return undefined
  const minute = readClock(text)
  return minute === undefined
    ? undefined
    : { day: minute > now.minute ? now.day : addDays(now.day, 1), minute }
}

const betweenDays = /\s+-\s+|[–—]|\s+(?:đến|tới|bis|to|until|till|إلى|الى|حتى)\s+/iu
const beforeDays = /^(?:từ|đến|from|until|till|vom|von|ab|bis|من|حتى)\s+/iu

const parseDay = (text: string, today: Day): Day | undefined => {
  const [found, ...more] = [...text.matchAll(dayPattern)]
  if (!found?.groups || more.length > 0 || !isNothingLeft(text.replace(found[0], ' '))) return undefined
  return readDay(found.groups, today)
}

/** Two days as people of all four languages type them; one alone is the last day, and today the first. */
export const parseDays = (typed: string, today: Day): Readonly<{ from: Day; to: Day }> | undefined => {
  const text = toLatinDigits(withoutBidiControls(typed)).normalize('NFC').replace(vowelSigns, '').trim()
  const parts = text.replace(beforeDays, '').split(betweenDays)
  const [first, last] = parts.map(part => parseDay(part, today))
  if (parts.length > 2 || !first) return undefined
  if (parts.length === 1) return { from: today, to: first }
  return last === undefined ? undefined : { from: first, to: last }
}
