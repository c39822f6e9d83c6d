import { isAllowed } from '../access.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { readHats, relationsOfHats } from './hats.ts'
import type { Actor, PersonSummary } from './person.ts'

/** Results shown at once; whoever does not find the person among them types more of the name. */
export const findLimit = 8

/** Shorter parts of a name would find half a province. In letters: signs alone name nobody. */
const shortestName = 2
const letter = /\p{L}/gu

/** Whether somebody has any scope today within which he may look people up. */
export const mayFindPeople = async (deps: Deps, actor: Actor): Promise<boolean> =>
  isAllowed('person.find', relationsOfHats(await readHats(deps, actor)))

/**
 * Finds people by part of the name, without diacritics, within the actor's scope as of today; every look is
 * an audit event. Refuses: `name_too_short`, `nobody_found` (also for somebody without any scope).
 */
export const findPeople = (
  deps: Deps,
  actor: Actor,
  name: string,
): Promise<Result<readonly PersonSummary[], 'name_too_short' | 'nobody_found'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const wanted = name.trim()
    if ((wanted.match(letter)?.length ?? 0) < shortestName) return refused('name_too_short')
    const people = await store.people.find(actor.personId, wanted, today, findLimit)
    for (const person of people) {
      const details = { purpose: 'invite' }
      await store.audit({
        at,
        actorId: actor.personId,
        action: 'person.found',
        subjectId: person.id,
        details,
      })
    }
    return people.length > 0 ? done(people) : refused('nobody_found')
  })
