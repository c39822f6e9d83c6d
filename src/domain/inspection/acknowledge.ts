import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type InspectionCard, inspectionCardOf } from './notice.ts'
import { isCurrent, type SentReminder } from './reminder.ts'

export type Acknowledged = Readonly<{
  card: InspectionCard
  reminder: SentReminder
  acknowledgedAt: Date
  isNew: boolean
}>

/**
 * An addressee has received a reminder, and with it every one that was sent to him before. The first time counts.
 * Refuses `inspection_unknown` for another's, `reminder_outdated` where he answers for it no longer, or where it was
 * moved or cancelled meanwhile.
 */
export const acknowledgeReminder = (
  deps: Deps,
  actor: Actor,
  reminderId: string,
): Promise<Result<Acknowledged, 'inspection_unknown' | 'reminder_outdated'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const found = await store.inspectionReminders.find(reminderId)
    if (found?.personId !== actor.personId) return refused('inspection_unknown')
    const file = await store.inspections.lock(found.inspectionId, actor.personId, today)
    const card = file && inspectionCardOf(file)
    if (!card || !isAllowed('inspection.acknowledge', file.relations)) return refused('reminder_outdated')
    if (!isCurrent(found, file.inspection)) return refused('reminder_outdated')
    // Read under the lock: of two presses at once the second finds what the first did.
    const reminder = (await store.inspectionReminders.find(reminderId)) ?? found
    if (reminder.acknowledgedAt)
      return done({ card, reminder, acknowledgedAt: reminder.acknowledgedAt, isNew: false })
    const count = await store.inspectionReminders.acknowledge(reminder, at)
    await store.audit({
      at,
      actorId: actor.personId,
      action: 'inspection.acknowledged',
      subjectId: actor.personId,
      details: { inspectionId: card.inspectionId, daysBefore: reminder.daysBefore, reminders: count },
    })
    return done({ card, reminder, acknowledgedAt: at, isNew: true })
  })
