import { addDays, type Day } from '../day.ts'
import type { Text4 } from '../evaluation/form.ts'
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'

/**
 * What between two days made a clock run out when it did. In working days: the days of the weekend and the holidays
 * left out, those of the weekend that are worked and count; in calendar days: the day it would have ended on, when
 * that is not worked.
 */
export type ClockReasons = Readonly<{
  weekendDays: number
  leftOut: readonly Readonly<{ names: Text4; days: number }>[]
  workedDays: number
  movedFrom: Day | null
}>

const none: ClockReasons = { weekendDays: 0, leftOut: [], workedDays: 0, movedFrom: null }

/** The facts behind a day, to be worded; a holiday on a weekend is left out with the weekend. */
export const reasonsOf = (
  calendar: WorkingCalendar,
  unit: 'workingDays' | 'calendarDays',
  startedOn: Day,
  dueOn: Day,
  days: number,
): ClockReasons => {
  if (unit === 'calendarDays') {
    const end = addDays(startedOn, days)
    return { ...none, movedFrom: end === dueOn ? null : end }
  }
  const plain = { weekend: calendar.weekend, exceptions: new Map<Day, never>() }
  const leftOut = new Map<string, { names: Text4; days: number }>()
  let [weekendDays, workedDays] = [0, 0]
  for (let day = addDays(startedOn, 1); day <= dueOn; day = addDays(day, 1)) {
    const isWorked = isWorkingDay(calendar, day)
    const isWeekend = !isWorkingDay(plain, day)
    if (isWeekend && isWorked) workedDays += 1
    if (isWeekend && !isWorked) weekendDays += 1
    const names = calendar.exceptions.get(day)?.names
    if (!names || isWeekend || isWorked) continue
    const group = leftOut.get(names.vi) ?? { names, days: 0 }
    leftOut.set(names.vi, { names, days: group.days + 1 })
  }
  return { ...none, weekendDays, workedDays, leftOut: [...leftOut.values()] }
}
