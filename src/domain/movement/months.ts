import type { Day } from '../day.ts'

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/** Whole months later, or earlier; where a month has no such day, its last one: 31 January and one month is 28 February. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const place = year * 12 + (month - 1) + months
  const [inYear, inMonth] = [Math.floor(place / 12), ((place % 12) + 12) % 12]
  const inDate = Math.min(date, lastDayOf(inYear, inMonth))
  return new Date(Date.UTC(inYear, inMonth, inDate)).toISOString().slice(0, 10)
}

/** Whole months from one day to another: the most that can be added without passing it; 0 when it is earlier. */
export const monthsBetween = (from: Day, to: Day): number => {
  if (to <= from) return 0
  const [year = 0, month = 1] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number)
  const most = (toYear - year) * 12 + (toMonth - month)
  return addMonths(from, most) <= to ? most : most - 1
}
