import { nextAuthority } from '../approval/authority.ts'
import type { Deps, Store } from '../ports.ts'
import { urgeCardOf } from './card.ts'

/** Urges of one look; whatever is left the next minute brings. */
const lookLimit = 100

/** Tells the next authority of whoever left an urge unanswered by its day, and whoever sent it, once. */
export const escalateUrges = async (deps: Deps): Promise<void> => {
  const moment = deps.moment()
  const late = await deps.transaction(async store => {
    const { at: hour } = await store.recommendations.rules(moment)
    const { timeZone } = await store.notices.rules(moment)
    const now = deps.zones.local(moment.at, timeZone)
    return now.minute < hour ? [] : store.urges.unanswered(now.day, lookLimit)
  })
  for (const id of late) await deps.transaction(store => escalate(store, deps, id))
}

const escalate = async (store: Store, deps: Deps, id: string): Promise<void> => {
  const { at, today } = deps.moment()
  const file = await store.urges.lock(id, null)
  if (!file || file.urge.answer || !(await store.urges.escalated(id, at))) return
  const { recipient, sender } = file.urge
  const authorities = await store.people.authorities(recipient.id, today)
  const next = nextAuthority(authorities, recipient.id, recipient.id)
  const told = next ? [next.id] : await store.routing.staffFor(recipient.id, today)
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `urge.unanswered:${id}`,
    subject: `urge:${id}:unanswered`,
    content: { kind: 'urge.unanswered', card: urgeCardOf(file.urge) },
    recipients: [...new Set([sender.id, ...told])].filter(one => one !== recipient.id),
    at,
  })
  const details = { urgeId: id, toId: next?.id ?? '' }
  await store.audit({ at, actorId: null, action: 'urge.escalated', subjectId: recipient.id, details })
}
