import { addDays, type Day, daysBetween } from '../domain/day.ts'

/** Earlier days are in no button. */
export const earliestDay: Day = '2000-01-01'

/** A day as a button carries it: how many days it is after the first of the year 2000. */
export const dayToNumber = (day: Day): number => daysBetween(earliestDay, day)

/** No button of ours goes beyond the year 2199; a forged one is read as its last day. */
const lastNumber = 73_000

export const numberToDay = (days: number): Day => addDays(earliestDay, Math.min(days, lastNumber))
