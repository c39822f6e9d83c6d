import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { findAudience } from './audience.ts'
import { closeRequests, tellOfRecommendations, tellTeams } from './left-behind.ts'
import { isOver, type ServiceEnd } from './service-end.ts'

/** Ends of service carried out by one look; whatever is left the next minute brings. */
const lookLimit = 50

/** Carries out what was recorded, once the last day is over in the province; each in a transaction of its own. */
export const settleServiceEnds = async (deps: Deps): Promise<void> => {
  const ids = await deps.transaction(store => store.services.due(deps.moment().today, lookLimit))
  for (const id of ids) await deps.transaction(store => settle(store, deps, id, null))
}

/**
 * Everything that ends with a service, at once: posts, roles, lines, deputies, invites, and the link, whose chat is
 * told so unless he died. What waited for him goes on as it does when somebody leaves his post; what he leaves
 * behind is told once to those who decide about it. Again, or once cancelled, it does nothing. `actor` has recorded
 * it just now, and sees it.
 */
export const settle = async (store: Store, deps: Deps, id: string, actor: Actor | null): Promise<void> => {
  const { at, today } = deps.moment()
  const end = await store.services.lock(id)
  if (!end || end.settledAt || end.cancelledAt || !isOver(end, today)) return
  const { personId, lastDay } = end
  const person = await store.people.summary(personId, today)
  if (!person) return
  const attached = await store.services.attached(personId, today)
  const { staff, head } = await findAudience(store, deps, personId, actor)
  await closeRequests(store, deps, end, person.name)
  await tellTeams(store, deps, end, person.name)
  await tellOfRecommendations(store, deps, end, person.name)
  await store.services.carryOut(end, { at, today })
  // Whoever writes events waits for each other, so the first is written once every other row is held.
  if (actor) await auditRecorded(store, deps, end, actor)
  await endLink(store, deps, end)
  const subject = `service:${id}`
  const leaver = { person: person.name, unit: person.unit, lastDay }
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `service.settled:${id}`,
    subject,
    content: { kind: 'service.settled', ...leaver, attached },
    recipients: staff,
    at,
  })
  const others = head && !staff.includes(head) ? [head] : []
  const content = { kind: 'service.left' as const, ...leaver }
  const dedupeKey = `service.left:${id}`
  await store.notices.add({ id: deps.newId(), dedupeKey, subject, content, recipients: others, at })
  const actorId = actor?.personId ?? null
  const details = { endId: id }
  await store.audit({ at, actorId, action: 'service.settled', subjectId: personId, details })
}

export const auditRecorded = (
  store: Store,
  deps: Deps,
  { id, personId }: Pick<ServiceEnd, 'id' | 'personId'>,
  { personId: actorId }: Actor,
): Promise<void> => {
  const { at } = deps.moment()
  const event = { actorId, action: 'service.recorded' as const, subjectId: personId }
  return store.audit({ at, ...event, details: { endId: id } })
}

/** Nothing more goes to the chat but the word that it has ended. */
const endLink = async (
  store: Store,
  deps: Deps,
  { id, personId, lastDay, reason }: ServiceEnd,
): Promise<void> => {
  const { at } = deps.moment()
  const oldLink = await store.services.liveLink(personId)
  if (oldLink === undefined) return
  await store.people.endLink(personId, at)
  const details = { reason: 'serviceEnd', link: oldLink }
  await store.audit({ at, actorId: null, action: 'person.unlinked', subjectId: personId, details })
  if (reason === 'death') return
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `service.ended:${id}`,
    subject: `service:${id}:own`,
    content: { kind: 'service.ended', lastDay, isThanked: reason !== 'dismissal', oldLink },
    recipients: [personId],
    at,
  })
}
