import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type FollowUp, lockInspection, onSiteCardOf, viewFollowUp } from './follow-up.ts'
import type { InspectionFile } from './inspection.ts'
import { lockForLeader, type StateRefusal } from './lead.ts'
import type { Conclusion } from './progress.ts'

/** Tells the conclusions to whoever answers for a subject and to his authority; from here on they stand. */
export const concludeInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<FollowUp, StateRefusal | 'conclusion_needed'>> =>
  deps.transaction(async store => {
    const { at, today: happenedOn } = deps.moment()
    const locked = await lockForLeader(store, deps, actor, id)
    if (!locked.ok) return locked
    const isNeutral = locked.value.inspection.kind === 'signs'
    const written = await store.progress.conclusion(id)
    const conclusion = isNeutral ? { text: '', file: null } : written
    if (!conclusion) return refused('conclusion_needed')
    if (isNeutral) await store.progress.draftConclusion(id, conclusion)
    await store.progress.conclude(id, at)
    const event = { id: deps.newId(), inspectionId: id, kind: 'concluded' as const, happenedOn, details: {} }
    await store.progress.add({ ...event, recordedById: actor.personId, recordedAt: at })
    await tellConclusion(store, deps, locked.value, conclusion)
    const details = { inspectionId: id }
    const action = 'inspection.concluded'
    await store.audit({ at, actorId: actor.personId, action, subjectId: null, details })
    const file = await lockInspection(store, deps, actor, id, 'inspection.openOnSite')
    return file.ok ? done(await viewFollowUp(store, deps, actor, file.value)) : file
  })

const tellConclusion = async (
  store: Store,
  deps: Deps,
  file: InspectionFile,
  { text, file: document }: Conclusion,
): Promise<void> => {
  const { at, today } = deps.moment()
  const recipients = new Set<string>()
  for (const { person } of file.addressees) {
    recipients.add(person.id)
    const [authority] = (await store.people.authorities(person.id, today)).filter(
      ({ id }) => id !== person.id,
    )
    if (authority) recipients.add(authority.id)
  }
  const { id, openedAt } = file.inspection
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `inspection.concluded:${id}`,
    subject: `inspection:${id}:conclusion`,
    content: {
      kind: 'inspection.concluded',
      card: onSiteCardOf(file, openedAt ?? at),
      text,
      hasFile: document !== null,
    },
    recipients: [...recipients],
    at,
  })
}
