import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type FollowUp, lockInspection, type UnknownInspection, viewFollowUp } from './follow-up.ts'

type CloseRefusal = UnknownInspection | 'inspection_not_concluded' | 'recommendations_open'

/** Closes an inspection with its last recommendation. Refuses `recommendations_open` while one is not closed. */
export const closeInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<FollowUp, CloseRefusal>> =>
  deps.transaction(async store => {
    const { at, today: happenedOn } = deps.moment()
    const locked = await lockInspection(store, deps, actor, id, 'inspection.record')
    if (!locked.ok) return locked
    const { state } = locked.value.inspection
    if (state === 'closed') return done(await viewFollowUp(store, deps, actor, locked.value))
    if (state !== 'concluded') return refused('inspection_not_concluded')
    const all = await store.recommendations.of(id)
    if (all.some(one => one.state !== 'closed')) return refused('recommendations_open')
    await store.progress.close(id, at)
    const event = { id: deps.newId(), inspectionId: id, kind: 'closed' as const, happenedOn, details: {} }
    await store.progress.add({ ...event, recordedById: actor.personId, recordedAt: at })
    const details = { inspectionId: id }
    await store.audit({ at, actorId: actor.personId, action: 'inspection.closed', subjectId: null, details })
    const file = await lockInspection(store, deps, actor, id, 'inspection.record')
    return file.ok ? done(await viewFollowUp(store, deps, actor, file.value)) : file
  })
