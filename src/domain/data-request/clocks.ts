import { addWorkingDays, type WorkingCalendar, workingDayOnOrAfter } from '../calendar/calendar.ts'
import { type ClockReasons, reasonsOf } from '../calendar/clock-reasons.ts'
import { addDays, type Day } from '../day.ts'
import type { Text4 } from '../evaluation/form.ts'

/** What one may ask about one's own data besides a copy of it (Law 91/2025/QH15). */
export const dataRequestKinds = ['rectification', 'objection', 'erasure'] as const
export type DataRequestKind = (typeof dataRequestKinds)[number]

/** Also of what a modified client sends. */
export const isDataRequestKind = (kind: string): kind is DataRequestKind =>
  dataRequestKinds.some(known => known === kind)

/** So many days, the day of the request not counted. */
export type TimeLimit = Readonly<{ unit: 'workingDays' | 'calendarDays'; within: number }>

/** Until the first answer, and until the decision about each kind of request. */
export type DataRequestRules = Readonly<Record<'firstAnswer' | DataRequestKind, TimeLimit>>

/** What a term rests on, and whether somebody has compared it with the law. */
export type Basis = Readonly<{ reference: Text4; verified: boolean }>

/** A day and how it came about. */
export type ReckonedDay = Readonly<{ term: TimeLimit & Basis; dueOn: Day; reasons: ClockReasons }>

/**
 * The last day of a term that began with something on `startedOn` (Civil Code 2015, Articles 147(2), 148(5)): the day
 * itself is not counted, and calendar days that end on a day off end with the next working day.
 */
export const reckon = (calendar: WorkingCalendar, term: TimeLimit & Basis, startedOn: Day): ReckonedDay => {
  const { unit, within } = term
  const dueOn =
    unit === 'workingDays'
      ? addWorkingDays(calendar, startedOn, within)
      : workingDayOnOrAfter(calendar, addDays(startedOn, within))
  return { term, dueOn, reasons: reasonsOf(calendar, unit, startedOn, dueOn, within) }
}

export type RequestRung = 'soon' | 'today' | 'overdue'

/** Working days before the last one on which a decision is reminded of; the first answer a single one before. */
export const daysBefore = { firstAnswer: 1, decision: 3 } as const

/** Which reminder a day wants: none, the early one, the one of the last day, or that it has passed. */
export const rungOf = (
  calendar: WorkingCalendar,
  what: keyof typeof daysBefore,
  dueOn: Day,
  today: Day,
): RequestRung | null => {
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= addWorkingDays(calendar, today, daysBefore[what]) ? 'soon' : null
}
