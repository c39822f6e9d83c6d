import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'

/** Tells the staff of somebody's unit, once a day, that nobody decides for him. */
export const tellAuthorityMissing = async (store: Store, deps: Deps, actor: Actor): Promise<void> => {
  const { at, today } = deps.moment()
  const { personId, name: person } = actor
  const summary = await store.people.summary(personId, today)
  const staff = await store.routing.staffFor(personId, today)
  const key = `authority.missing:${personId}:${today}`
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: key,
    subject: key,
    content: { kind: 'authority.missing', person, unit: summary?.unit ?? null },
    recipients: staff.filter(id => id !== personId),
    at,
  })
}
