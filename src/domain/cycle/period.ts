import { addDays, type Day, daysBetween } from '../day.ts'
import type { CycleKind } from '../evaluation/evaluation.ts'

export const cycleKinds: readonly CycleKind[] = ['month', 'quarter', 'year', 'adHoc']

/** First and last day, both included. */
export type Period = Readonly<{ from: Day; to: Day }>

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

export type CalendarKind = keyof typeof monthsOf

const firstOf = (months: number): Day =>
  `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`

/** The month, quarter or year a day lies in, or one so many further on. */
export const periodAround = (kind: CalendarKind, day: Day, further = 0): Period => {
  const length = monthsOf[kind]
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const first = (Math.floor(months / length) + further) * length
  return { from: firstOf(first), to: addDays(firstOf(first + length), -1) }
}

/** Days of the longest period somebody names himself. */
const longest = 366

/** Whether a period is one of its kind; months, quarters and years are those of the calendar. */
export const isPeriodOf = (kind: CycleKind, { from, to }: Period): boolean => {
  if (kind === 'adHoc') return from <= to && daysBetween(from, to) < longest
  const whole = periodAround(kind, from)
  return whole.from === from && whole.to === to
}

/** Days to write in after the end of a period. */
const writing = 10

/** When a cycle closes unless somebody says otherwise; the yearly one by the day `MM-DD` of the rulebook. */
export const usualClosing = (kind: CycleKind, { to }: Period, today: Day, yearly: string): Day => {
  const usual = kind === 'year' ? `${to.slice(0, 4)}-${yearly}` : addDays(to, writing)
  return usual < today ? addDays(today, writing) : usual
}
