import { addDays } from '../day.ts'
import type { LocalTime, Minute, Zones } from '../local-time.ts'
import { type Importance, passesQuiet } from './importance.ts'
import type { Manner } from './manner.ts'

/** Whether a notice goes out now, and if not, what becomes of it. */
export type Release =
  | Readonly<{ kind: 'now'; isQuiet: boolean }>
  | Readonly<{ kind: 'held'; until: Date }>
  | Readonly<{ kind: 'collected'; until: Date }>
  | Readonly<{ kind: 'expired' }>

/** When somebody without quiet hours gets what was collected for him, in minutes after midnight. */
const usualMorning: Minute = 7 * 60

export const isQuietAt = (
  minute: Minute,
  { quietFrom, quietTo }: Pick<Manner, 'quietFrom' | 'quietTo'>,
): boolean =>
  quietFrom <= quietTo ? quietFrom <= minute && minute < quietTo : minute >= quietFrom || minute < quietTo

/** The next time a clock shows this minute, today if it has not yet. */
const next = ({ day, minute }: LocalTime, wanted: Minute): LocalTime => ({
  day: minute < wanted ? day : addDays(day, 1),
  minute: wanted,
})

const morningOf = ({ quietFrom, quietTo }: Manner): Minute => (quietFrom === quietTo ? usualMorning : quietTo)

/** The next morning after this instant; what was collected for somebody comes then. */
export const nextMorning = (manner: Manner, zones: Zones, at: Date): Date =>
  zones.instant(next(zones.local(at, manner.timeZone), morningOf(manner)), manner.timeZone)

/**
 * Decided at the moment of sending, with the facts as they are then: nothing after its time, nothing in quiet
 * hours that can wait, and no more reminders in a week than the budget; what is beyond it comes together in
 * one message in the morning.
 */
export const decideRelease = (
  { importance, expiresAt }: Readonly<{ importance: Importance; expiresAt: Date | null }>,
  manner: Manner,
  zones: Zones,
  at: Date,
): Release => {
  if (expiresAt && expiresAt <= at) return { kind: 'expired' }
  const now = zones.local(at, manner.timeZone)
  const isQuiet = isQuietAt(now.minute, manner)
  if (passesQuiet(importance)) return { kind: 'now', isQuiet }
  const { digest, remindersThisWeek, reminderBudget } = manner
  if (importance === 'reminder' && (digest || remindersThisWeek >= reminderBudget)) {
    return { kind: 'collected', until: nextMorning(manner, zones, at) }
  }
  if (!isQuiet) return { kind: 'now', isQuiet: false }
  return { kind: 'held', until: zones.instant(next(now, manner.quietTo), manner.timeZone) }
}
