import type { Day } from '../day.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, refused } from '../result.ts'
import { readdress } from './addressees.ts'
import { type DayRefusal, decideDays } from './draft.ts'
import { hasConcerned } from './people.ts'
import { hasDissolved } from './plan.ts'
import { plannedCardOf, relock, type Steered, steering, tellChange, withdrawFromAll } from './steered.ts'

/**
 * Moves what is planned to other days. Reminders under way are taken back; who had been told is told once, and who
 * answers on the new first day is asked anew. Refuses days that are over or crossed, and a subject dissolved by then.
 */
export const moveInspection = (
  deps: Deps,
  actor: Actor,
  id: string,
  { startsOn, endsOn }: Readonly<{ startsOn: Day; endsOn: Day }>,
): Steered<DayRefusal | 'inspection_unit_dissolved' | 'inspection_team_concerned'> =>
  steering(deps, actor, id, ['planned'], async steered => {
    const { store, file: before } = steered
    const from = plannedCardOf(before)
    const decided = decideDays(startsOn, endsOn, deps.moment().today)
    if (!decided.ok) return decided
    if (from.startsOn === startsOn && from.endsOn === endsOn) return done(null)
    if (await hasDissolved(store, before, startsOn)) return refused('inspection_unit_dissolved')
    const moved = { ...before, inspection: { ...before.inspection, startsOn, endsOn } }
    const team = before.team.map(({ person }) => person.id)
    if (await hasConcerned(store, deps, moved, team)) return refused('inspection_team_concerned')
    await store.inspections.change(id, { startsOn, endsOn })
    await withdrawFromAll(steered)
    const present = await relock(steered)
    const after = before.inspection.sealed ? present : (await readdress(store, deps, present, false)).file
    const days = { startsOn: from.startsOn, endsOn: from.endsOn }
    const content = { kind: 'inspection.moved' as const, card: plannedCardOf(after), from: days }
    await tellChange({ ...steered, file: after }, content, false)
    return done('inspection.moved')
  })
