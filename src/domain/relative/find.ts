import { isAllowed } from '../access.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import { flawOfName, foundLimit } from '../person/typed-name.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { DeclaredRelation } from './port.ts'

/** Everybody declares for himself alone. */
export const mayDeclare = isAllowed('relative.declare', new Set(['self' as const]))

/** The relations that stand, whoever of the two declared them. */
export const listRelatives = (deps: Deps, actor: Actor): Promise<readonly DeclaredRelation[]> =>
  deps.transaction(store => store.relatives.list(actor.personId, deps.moment().today))

/** Looks for a relative in the whole province; shows no more than name and unit. */
export const findRelatives = (
  deps: Deps,
  actor: Actor,
  typed: string,
): Promise<Result<readonly PersonSummary[], 'name_too_short' | 'nobody_known'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const flaw = flawOfName(typed)
    if (flaw || !mayDeclare) return refused(flaw ?? 'nobody_known')
    const people = await store.relatives.find(actor.personId, typed.trim(), today, foundLimit)
    for (const { id: subjectId } of people) {
      const details = { purpose: 'relative' }
      await store.audit({ at, actorId: actor.personId, action: 'person.found', subjectId, details })
    }
    return people.length > 0 ? done(people) : refused('nobody_known')
  })

/** Who is about to be declared. */
export const chooseRelative = (
  deps: Deps,
  actor: Actor,
  otherId: string,
): Promise<Result<PersonSummary, 'relative_unknown'>> =>
  deps.transaction(async store => {
    const person = await store.relatives.person(actor.personId, otherId, deps.moment().today)
    return person ? done(person) : refused('relative_unknown')
  })
