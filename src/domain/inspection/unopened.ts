import { addDays } from '../day.ts'
import type { Deps, Store } from '../ports.ts'
import { isSecret } from './inspection.ts'
import { keepersOf } from './keepers.ts'
import { inspectionCardOf, inspectionSubject } from './notice.ts'
import { lastDayToEscalate } from './reminder-escalate.ts'

/** Inspections of one look; whatever is left the next minute brings. */
const lookLimit = 100

/** So long after its last day nobody is told any more. */
const forgottenAfter = 30

/**
 * Tells on the working day after its last one, at the hour of reminders, that an inspection was never opened: who
 * looks after it, and the leader of its team; of a sealed one its team alone. Moved, it may happen again.
 */
export const tellOfUnopened = async (deps: Deps): Promise<void> => {
  const moment = deps.moment()
  const found = await deps.transaction(async store => {
    const { timeZone } = await store.notices.rules(moment)
    const rules = await store.inspectionReminders.rules(moment)
    const calendar = await store.calendar.load(moment)
    const now = deps.zones.local(moment.at, timeZone)
    const until = lastDayToEscalate(calendar, now, { ...rules, escalateAfter: 1 })
    if (until === undefined) return []
    return store.inspectionReminders.unopened(addDays(until, -forgottenAfter), until, lookLimit)
  })
  for (const id of found) await deps.transaction(store => tell(store, deps, id))
}

const tell = async (store: Store, deps: Deps, id: string): Promise<void> => {
  const { at, today } = deps.moment()
  const file = await store.inspections.lock(id, null, today)
  const card = file && inspectionCardOf(file)
  if (!card || file.inspection.state !== 'planned' || card.endsOn >= today) return
  const { inspection, team } = file
  const leaders = team.filter(({ leads }) => leads || isSecret(inspection)).map(({ person }) => person.id)
  const keepers = isSecret(inspection) ? [] : await keepersOf(store, file, today)
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `inspection.unopened:${id}:${card.endsOn}`,
    subject: inspectionSubject(id),
    content: { kind: 'inspection.unopened', card },
    recipients: [...new Set([...keepers, ...leaders])],
    at,
  })
}
