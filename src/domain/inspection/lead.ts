import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { isLeader, lockInspection, type UnknownInspection } from './follow-up.ts'
import type { InspectionFile } from './inspection.ts'

export type StateRefusal =
  | UnknownInspection
  | 'leader_only'
  | 'inspection_not_open'
  | 'inspection_concluded'
  | 'inspection_team_concerned'

/** Open, and before the one who leads its team; he may have come to head a subject since, or declared a relation. */
export const lockForLeader = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<InspectionFile, StateRefusal>> => {
  const locked = await lockInspection(store, deps, actor, id, 'inspection.openOnSite')
  if (!locked.ok) return locked
  if (!isLeader(locked.value, actor.personId)) return refused('leader_only')
  const { state } = locked.value.inspection
  if (state === 'planned') return refused('inspection_not_open')
  if (state !== 'opened') return refused('inspection_concluded')
  const concerned = await store.inspections.concerned(id, [actor.personId], deps.moment().today)
  return concerned.length > 0 ? refused('inspection_team_concerned') : done(locked.value)
}
