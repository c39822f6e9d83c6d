import { addDays, type Day, daysBetween } from '../domain/day.ts'
import { withoutBidiControls } from './html.ts'
import { toLatinDigits } from './numbers.ts'

/** Undefined for a day no calendar has. */
export const toDay = (year: number, month: number, day: number): Day | undefined => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text
}

/** Day before month, as all four languages write it, or the year first; "25.12.14:30" has no year. */
export const dayPattern =
  /(?<!\d)(?:(?<isoYear>\d{4})-(?<isoMonth>\d\d)-(?<isoDay>\d\d)|(?<day>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2})(?:\s*[/.-]\s*(?<year>\d{4})|[/.-](?<shortYear>\d\d)(?!\s*[:hg]))?)(?!\d)/giu

/** Days after which a date without its year is meant for the next one: "5/1" typed in November. */
const halfYear = 182

const toNearDay = (month: number, day: number, today: Day): Day | undefined => {
  const year = Number(today.slice(0, 4))
  return [toDay(year, month, day), toDay(year + 1, month, day)].find(
    read => read !== undefined && daysBetween(read, today) <= halfYear,
  )
}

export const readDay = (groups: Record<string, string | undefined>, today: Day): Day | undefined => {
  const { isoYear, isoMonth, isoDay, day, month, year, shortYear } = groups
  if (isoYear) return toDay(Number(isoYear), Number(isoMonth), Number(isoDay))
  const fullYear = year ?? (shortYear && `20${shortYear}`)
  return fullYear
    ? toDay(Number(fullYear), Number(month), Number(day))
    : toNearDay(Number(month), Number(day), today)
}

/** Words that stand around a time and say nothing more about it. */
const around: ReadonlySet<string> = new Set(
  'ngày lúc vào giờ phút at on am um den uhr الساعة يوم في بتاريخ'.split(' '),
)

/** Whether nothing is left that might have meant something: "tomorrow", a weekday, half of a date. */
export const isNothingLeft = (rest: string): boolean =>
  /^[\s,;،.]*$/.test(rest.replace(/\p{L}+/gu, word => (around.has(word.toLowerCase()) ? '' : word)))

/** Vowel signs may be written or left out. */
export const vowelSigns = /[\u064b-\u0652]/g

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

/** The last year or a little more, in days. */
const aYear = 366

/** One day that somebody looks back to; a date without its year is meant for the last one. */
export const parsePastDay = (typed: string, today: Day): Day | undefined => {
  const parseFrom = (from: Day): Day | undefined => {
    const days = parseDays(`${typed}–${typed}`, from)
    return days?.from === days?.to ? days?.from : undefined
  }
  const day = parseFrom(today)
  const earlier = day && day > today ? parseFrom(addDays(today, -aYear)) : undefined
  return earlier !== undefined && earlier <= today ? earlier : day
}
