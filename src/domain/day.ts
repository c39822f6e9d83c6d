/** A calendar day as `YYYY-MM-DD`: it compares as text and belongs to no time zone. */
export type Day = string

const millisecondsPerDay = 86_400_000

const toMilliseconds = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

export const addDays = (day: Day, days: number): Day =>
  new Date(toMilliseconds(day) + days * millisecondsPerDay).toISOString().slice(0, 10)

/** Whole days from one day to another; negative when the other is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((toMilliseconds(to) - toMilliseconds(from)) / millisecondsPerDay)

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: Day): number => new Date(toMilliseconds(day)).getUTCDay()
