import { isWorkingDay, type WorkingCalendar, workingDayOnOrBefore } from '../calendar/calendar.ts'
import { addDays, type Day } from '../day.ts'
import type { Text4 } from '../evaluation/form.ts'
import type { LocalTime, Minute } from '../local-time.ts'
import type { InspectionKind } from './inspection.ts'

/** `inspection.reminders` of the rulebook: how many days before the first day, and at what time of day. */
export type ReminderLadder = Readonly<{ before: readonly number[]; at: Minute }>

/**
 * One reminder as it is planned: on `day`, moved from `wanted` where that is no working day, for the `holiday` or else
 * the weekend; `past` where its time is over already, so that it is left out.
 */
export type Rung = Readonly<{
  daysBefore: number
  wanted: Day
  day: Day
  holiday: Text4 | null
  past: boolean
}>

/** A surprise inspection has nobody to remind before it is opened. */
export const ladderFor = (kind: InspectionKind, { before }: ReminderLadder): readonly number[] =>
  kind === 'surprise' ? [] : before

/**
 * Every reminder of an inspection that begins on a day, the earliest first, planned at a time of the province's
 * clock. Two rungs that fall on the same working day are one reminder: the one nearer to the first day.
 */
export const rungsOf = (
  calendar: WorkingCalendar,
  startsOn: Day,
  ladder: readonly number[],
  now: LocalTime,
  at: Minute,
): readonly Rung[] =>
  [...new Set(ladder)]
    .toSorted((one, other) => other - one)
    .map(daysBefore => {
      const wanted = addDays(startsOn, -daysBefore)
      const day = isWorkingDay(calendar, wanted) ? wanted : workingDayOnOrBefore(calendar, wanted)
      const holiday = day === wanted ? null : (calendar.exceptions.get(wanted)?.names ?? null)
      const past = day < now.day || (day === now.day && now.minute >= at)
      return { daysBefore, wanted, day, holiday, past }
    })
    .filter(({ day }, index, all) => all[index + 1]?.day !== day)
