import { type Day, daysBetween } from '../day.ts'

/** Somebody who decides in another's place from one day to another, both included. */
export type Deputyship = Readonly<{
  id: string
  principalId: string
  deputyId: string
  deputy: string
  from: Day
  to: Day
}>

/** Longest time somebody is a deputy at once, and how far ahead it may begin, in days. */
const longest = 184
const farthest = 366

export type SpanRefusal = 'deputy_days_past' | 'deputy_too_long'

/** Why these days cannot be a deputyship; it begins today at the earliest. */
export const flawOfSpan = (from: Day, to: Day, today: Day): SpanRefusal | undefined => {
  if (from < today || to < from) return 'deputy_days_past'
  return daysBetween(from, to) > longest || daysBetween(today, from) > farthest
    ? 'deputy_too_long'
    : undefined
}

/** Whether the same person is a deputy already on one of these days. */
export const isOverlapping = (others: readonly Deputyship[], deputyId: string, from: Day, to: Day): boolean =>
  others.some(other => other.deputyId === deputyId && other.from <= to && from <= other.to)
