/** A calendar day as `YYYY-MM-DD`: it compares as text and belongs to no time zone. */
export type Day = string

const millisecondsPerDay = 86_400_000

const toMilliseconds = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

export const addDays = (day: Day, days: number): Day =>
  new Date(toMilliseconds(day) + days * millisecondsPerDay).toISOString().slice(0, 10)

/** Whole days from one day to another; negative when the other is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((toMilliseconds(to) - toMilliseconds(from)) / millisecondsPerDay)

const saturday = 6

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: Day): number => new Date(toMilliseconds(day)).getUTCDay()

/** The day itself, or the Monday after it when it falls on a weekend. */
export const onWeekday = (day: Day): Day => {
  const weekday = weekdayOf(day)
  if (weekday === saturday) return addDays(day, 2)
  return weekday === 0 ? addDays(day, 1) : day
}

const isWeekend = (day: Day): boolean => weekdayOf(day) === saturday || weekdayOf(day) === 0

export const isWorkingDay = (day: Day): boolean => !isWeekend(day)

/**
 * So many working days after a day, which is not counted itself; weekends are no working days. Public holidays,
 * Tết among them, are not known yet and count as working days.
 */
export const addWorkingDays = (day: Day, days: number): Day => {
  let last = day
  for (let left = days; left > 0; left -= isWeekend(last) ? 0 : 1) last = addDays(last, 1)
  return last
}
