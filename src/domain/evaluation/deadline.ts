import { addDays, type Day } from '../day.ts'
import type { LocalTime, Minute, Zones } from '../local-time.ts'
import type { EvaluationState } from './evaluation.ts'

/** The province's ladder: days before the closing day, 0 being that day, and the time of day, in its zone. */
export type ReminderRules = Readonly<{ before: readonly number[]; at: Minute }>

/** What is told about a cycle's deadline is found by this. */
export const dueSubject = (cycleId: string): string => `evaluation.due:${cycleId}`

/** The closing days to be reminded of now: none before the hour, and of each rung only on its own day. */
export const closingDaysDue = ({ before, at }: ReminderRules, now: LocalTime): readonly Day[] =>
  now.minute < at ? [] : before.map(days => addDays(now.day, days))

/** The instant at which the closing day is over in the province. */
export const endOfClosingDay = (closesOn: Day, timeZone: string, zones: Zones): Date =>
  zones.instant({ day: addDays(closesOn, 1), minute: 0 }, timeZone)

/** Whether somebody has still to hand in; null is an evaluation he has not begun. */
export const isToBeHandedIn = (state: EvaluationState | null): boolean =>
  state === null || state === 'draft' || state === 'returned'
