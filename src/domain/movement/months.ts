import type { Day } from '../day.ts'

// Reckoned with whole numbers alone: the clocks of a province ask for hundreds of thousands of days.

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Of a month counted from 0. */
const lastDayOf = (year: number, month: number): number => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 1 && isLeap ? 29 : (lengths[month] ?? 31)
}

const partsOf = (day: Day): readonly [year: number, month: number, date: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)) - 1,
  Number(day.slice(8, 10)),
]

const two = (part: number): string => (part < 10 ? `0${part}` : String(part))

/** Whole months later, or earlier; where a month has no such day, its last one: 31 January and one month is 28 February. */
export const addMonths = (day: Day, months: number): Day => {
  const [year, month, date] = partsOf(day)
  const place = year * 12 + month + months
  const [inYear, inMonth] = [Math.floor(place / 12), ((place % 12) + 12) % 12]
  const inDate = Math.min(date, lastDayOf(inYear, inMonth))
  return `${String(inYear).padStart(4, '0')}-${two(inMonth + 1)}-${two(inDate)}`
}

/** Whole months from one day to another: the most that can be added without passing it; 0 when it is earlier. */
export const monthsBetween = (from: Day, to: Day): number => {
  if (to <= from) return 0
  const [year, month, date] = partsOf(from)
  const [toYear, toMonth, toDate] = partsOf(to)
  const most = (toYear - year) * 12 + (toMonth - month)
  return Math.min(date, lastDayOf(toYear, toMonth)) <= toDate ? most : most - 1
}
