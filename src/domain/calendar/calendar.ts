import { addDays, type Day, weekdayOf } from '../day.ts'
import type { Text4 } from '../evaluation/form.ts'

export const holidayKinds = ['holiday', 'dayOff', 'worked'] as const

/**
 * A day the weekend alone does not say: a public holiday (Labour Code 2019, Article 112), a day off in exchange or in
 * lieu of one (Article 111(3)), or a day of the weekend that is worked instead.
 */
export type Holiday = Readonly<{
  day: Day
  kind: (typeof holidayKinds)[number]
  names: Text4
  source: string
  verified: boolean
}>

/** `weekend` in weekdays, 0 Sunday … 6 Saturday; never all seven. */
export type WorkingCalendar = Readonly<{
  weekend: readonly number[]
  exceptions: ReadonlyMap<Day, Holiday>
}>

/** What the calendar says of the day, else whether it is outside the weekend. */
export const isWorkingDay = ({ weekend, exceptions }: WorkingCalendar, day: Day): boolean => {
  const exception = exceptions.get(day)
  return exception ? exception.kind === 'worked' : !weekend.includes(weekdayOf(day))
}

const seek = (calendar: WorkingCalendar, day: Day, step: 1 | -1): Day => {
  let found = day
  while (!isWorkingDay(calendar, found)) found = addDays(found, step)
  return found
}

/** The day itself when it is worked, or the last working day before it. */
export const workingDayOnOrBefore = (calendar: WorkingCalendar, day: Day): Day => seek(calendar, day, -1)

/** The day itself when it is worked, or the first working day after it. */
export const workingDayOnOrAfter = (calendar: WorkingCalendar, day: Day): Day => seek(calendar, day, 1)

/**
 * So many working days after a day, which is not counted itself (Civil Code 2015, Article 147(2)); before it when
 * the number is negative. None at all is the day itself, worked or not.
 */
export const addWorkingDays = (calendar: WorkingCalendar, day: Day, days: number): Day => {
  const step = days < 0 ? -1 : 1
  let last = day
  for (let left = Math.abs(days); left > 0; left -= 1) last = seek(calendar, addDays(last, step), step)
  return last
}

/** Working days from one day, which is not counted, to another, which is; negative when the other is earlier. */
export const workingDaysBetween = (calendar: WorkingCalendar, from: Day, to: Day): number => {
  if (to < from) return -workingDaysBetween(calendar, to, from)
  let days = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) days += 1
  }
  return days
}
