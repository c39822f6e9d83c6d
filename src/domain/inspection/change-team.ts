import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, refused } from '../result.ts'
import { tell, withdrawFrom } from './addressees.ts'
import { type TeamChange, type TeamRefusal, writeTeam } from './people.ts'
import { tellJoined } from './plan.ts'
import { relock, type Steered, steering } from './steered.ts'

/** Who joins or leaves is told; the last one cannot leave. */
export const changeTeam = (
  deps: Deps,
  actor: Actor,
  id: string,
  change: TeamChange,
): Steered<TeamRefusal | 'inspection_team_needed'> =>
  steering(deps, actor, id, ['planned', 'opened'], async steered => {
    const { store, file: before } = steered
    const isThere = before.team.some(({ person }) => person.id === change.personId)
    if (change.as === 'gone' && isThere && before.team.length === 1) return refused('inspection_team_needed')
    const written = await writeTeam(store, deps, actor, before, change)
    if (!written.ok) return written
    const after = await relock(steered)
    if (change.as !== 'gone' && !isThere) await tellJoined(store, deps, after, [change.personId])
    if (change.as === 'gone' && isThere) {
      await withdrawFrom(store, deps, id, [change.personId])
      const content = { kind: 'inspection.left' as const, title: after.inspection.title }
      await tell(store, deps, after, content, [change.personId], deps.newId())
    }
    // Whoever left of himself sees it no longer.
    return done('inspection.changed')
  })
