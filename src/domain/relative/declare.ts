import { settleMisplaced } from '../approval/escalate.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { mayDeclare } from './find.ts'

/**
 * Declares a relative: neither decides in the other's matters from now on, and what waits between them goes on
 * to the next authority at once. Refuses `relative_unknown`, `relative_declared`.
 */
export const declareRelative = (
  deps: Deps,
  actor: Actor,
  otherId: string,
): Promise<Result<PersonSummary, 'relative_unknown' | 'relative_declared'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const { personId } = actor
    const person = await store.relatives.person(personId, otherId, today)
    if (!person || !mayDeclare) return refused('relative_unknown')
    const id = deps.newId()
    const isNew = await store.relatives.declare({ id, personId, relativeId: otherId, at })
    if (!isNew) return refused('relative_declared')
    const details = { relationId: id }
    await store.audit({ at, actorId: personId, action: 'relative.declared', subjectId: otherId, details })
    await settleMisplaced(store, deps, await store.routing.between(personId, otherId))
    return done(person)
  })

/** Ends a relation one declared oneself; what went on to others meanwhile stays there. */
export const endRelative = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<null, 'relation_unknown'>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const subjectId = await store.relatives.end(id, actor.personId, at)
    if (subjectId === undefined) return refused('relation_unknown')
    const details = { relationId: id }
    await store.audit({ at, actorId: actor.personId, action: 'relative.ended', subjectId, details })
    return done(null)
  })
