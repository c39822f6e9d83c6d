import type { Day } from '../day.ts'
import type { Minute } from '../local-time.ts'

/**
 * `at`: the time of day at which an addressee is reminded, by his own clock. `escalateAfter`: working days without
 * an acknowledgement until others are told: `inspection.acknowledgement.escalateAfter` of the rulebook.
 */
export type ReminderRules = Readonly<{ at: Minute; escalateAfter: number }>

/** A rung as it was sent to one addressee. */
export type SentReminder = Readonly<{
  id: string
  inspectionId: string
  personId: string
  daysBefore: number
  startsOn: Day
  dueOn: Day
  sentAt: Date
  acknowledgedAt: Date | null
  escalatedAt: Date | null
}>

/** A reminder of the days it has now, before it is concluded; of others nothing can be acknowledged. */
export const isCurrent = (
  { startsOn }: Pick<SentReminder, 'startsOn'>,
  inspection: Readonly<{ state: string; startsOn: Day | null }>,
): boolean =>
  startsOn === inspection.startsOn && (inspection.state === 'planned' || inspection.state === 'opened')
