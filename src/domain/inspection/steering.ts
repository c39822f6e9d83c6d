import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { InspectionFile, InspectionState } from './inspection.ts'

/** Not there, sealed, and not yours are one answer; `leader_only` is for others of the team, who know of it. */
export type SteerRefusal = 'inspection_unknown' | 'leader_only' | 'inspection_over'

/** Staff of its unit, the leader of the team and who planned it. */
export const maySteer = ({ relations, team, inspection }: InspectionFile, actor: Actor): boolean =>
  isAllowed('inspection.steer', relations) &&
  (relations.has('staff') ||
    inspection.plannedById === actor.personId ||
    team.some(({ person, leads }) => leads && person.id === actor.personId))

/** The inspection, held, for whoever may steer it, while it is in one of these states. */
export const lockForSteering = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
  states: readonly InspectionState[],
): Promise<Result<InspectionFile, SteerRefusal>> => {
  const file = await store.inspections.lock(id, actor.personId, deps.moment().today)
  if (!file || file.inspection.state === 'draft' || !isAllowed('inspection.steer', file.relations))
    return refused('inspection_unknown')
  if (!maySteer(file, actor)) return refused('leader_only')
  return states.includes(file.inspection.state) ? done(file) : refused('inspection_over')
}
