import { isWorkingDay, type WorkingCalendar } from '../calendar/calendar.ts'
import { addDays, type Day } from '../day.ts'
import type { LocalTime, Minute } from '../local-time.ts'
import { rungsOf } from './ladder.ts'

/** The newest rung whose time has come, of inspections with these days and this ladder, for whoever is in a zone. */
export type NewestRung = Readonly<{
  zone: string
  startsOn: Day
  ladder: readonly number[]
  daysBefore: number
  day: Day
}>

/** No ladder begins so many days before. */
const farthest = 400

const longAgo = { day: '0000-01-01', minute: 0 }

/**
 * The newest rung that is due where somebody is, for every first day from today on that has one; none on a day off:
 * what was missed waits for a working day.
 */
export const newestRungs = (
  calendar: WorkingCalendar,
  ladder: readonly number[],
  now: LocalTime,
  at: Minute,
): readonly Omit<NewestRung, 'zone' | 'ladder'>[] => {
  if (!isWorkingDay(calendar, now.day)) return []
  const found: Omit<NewestRung, 'zone' | 'ladder'>[] = []
  for (let startsOn = now.day; ladder.length > 0; startsOn = addDays(startsOn, 1)) {
    const rungs = rungsOf(calendar, startsOn, ladder, longAgo, at)
    const newest = rungs.findLast(({ day }) => day < now.day || (day === now.day && now.minute >= at))
    if (newest) found.push({ startsOn, daysBefore: newest.daysBefore, day: newest.day })
    // Rungs come no earlier for a later first day.
    else if ((rungs[0]?.day ?? now.day) > now.day || startsOn > addDays(now.day, farthest)) break
  }
  return found
}
