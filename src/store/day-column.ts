import type { Day } from '../domain/day.ts'

/** A `date` column arrives as midnight UTC; the domain speaks of days. */
export const toDay = (date: Date): Day => date.toISOString().slice(0, 10)

export const fromDay = (day: Day): Date => new Date(`${day}T00:00:00Z`)

export const fromDayOrNull = (day: Day | null): Date | null => (day === null ? null : fromDay(day))
