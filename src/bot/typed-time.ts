import { addDays } from '../domain/day.ts'
import type { LocalTime, Minute } from '../domain/local-time.ts'
import { withoutBidiControls } from './html.ts'
import { toLatinDigits } from './numbers.ts'
import { dayPattern, isNothingLeft, readDay, vowelSigns } from './typed-day.ts'

const clockPattern =
  /(?<!\d)(?<hours>\d{1,2})(?:\s*[:.]\s*(?<minutes>\d\d)|\s*(?:giờ|uhr|h|g)\s*(?<after>\d\d)?|(?=\s*[ap]\.?m))(?!\d)\s*(?:(?<late>p\.?m\b\.?|chiều|tối|abends|nachmittags|مساء|م)|(?<early>a\.?m\b\.?|sáng|morgens|صباحا|ص))?(?!\p{L})/iu

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
