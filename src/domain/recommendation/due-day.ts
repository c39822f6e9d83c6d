import { addDays, type Day } from '../day.ts'

/** Longest time something may be due in, in calendar days: beyond it a year was mistyped. */
const longestDays = 730

export type DayRefusal = 'due_day_past' | 'due_day_far'

/** A day by which something is to be done: today or later. */
export const flawOfDueDay = (day: Day, today: Day): DayRefusal | undefined => {
  if (day < today) return 'due_day_past'
  return day > addDays(today, longestDays) ? 'due_day_far' : undefined
}
