import { sendCard } from '../approval/send-card.ts'
import { addWorkingDays, type WorkingCalendar } from '../calendar/calendar.ts'
import type { Day } from '../day.ts'
import type { Deps, Store } from '../ports.ts'
import { petitionCardOf } from './card.ts'

/** Working days before the last one on which an authority is reminded; and again on the last one itself. */
const daysBefore = 3

/** Which reminder an answer due by a day wants today: none, the early one, or the one of the last day. */
export const petitionRung = (
  calendar: WorkingCalendar,
  answerBy: Day,
  today: Day,
): 'soon' | 'today' | null => {
  if (answerBy <= today) return 'today'
  return answerBy <= addWorkingDays(calendar, today, daysBefore) ? 'soon' : null
}

/**
 * Reminds those who have a petition to answer, three working days before its last day and on it, from the hour on
 * at which the province reminds. Looked for every minute; each rung is written once.
 */
export const remindOfPetitions = (deps: Deps): Promise<void> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { timeZone } = await store.notices.rules(moment)
    const now = deps.zones.local(moment.at, timeZone)
    const { at: hour } = await store.evaluations.reminderRules(moment)
    if (now.minute < hour) return
    const calendar = await store.calendar.load(moment)
    for (const { approvalId, answerBy } of await store.petitions.unanswered(
      addWorkingDays(calendar, now.day, daysBefore),
    )) {
      const rung = petitionRung(calendar, answerBy, now.day)
      const dedupeKey = `petition.due:${approvalId}:${rung}`
      if (rung && !(await store.notices.isKnown(dedupeKey))) await remind(store, deps, approvalId, dedupeKey)
    }
  })

const remind = async (store: Store, deps: Deps, approvalId: string, dedupeKey: string): Promise<void> => {
  const { today } = deps.moment()
  // Held, so that whoever is just answering either is found to have done so or edits the reminder.
  const file = await store.petitions.lock(approvalId, null, today)
  if (!file || file.petition.answer) return
  const { authority, requester } = file
  const content = { kind: 'petition.due' as const, card: petitionCardOf(file) }
  await sendCard(store, deps, { approvalId, requesterId: requester.id, authority }, content, dedupeKey)
}
