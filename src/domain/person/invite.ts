import { isAllowed } from '../access.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type IssuedInvite, issueTo } from './invite-code.ts'
import type { Actor } from './person.ts'

/** Slips on one sheet: more than any office has people, less than anybody prints by mistake. */
export const longestSheet = 200

/**
 * Makes a single-use code for a person; only its hash is kept, so it can be shown once and never again.
 * Earlier unused invites of the person end. Refuses: `not_allowed` (also for somebody out of scope or
 * unknown, so that nobody can probe who exists), `person_linked`, `service_ended` for who has left the service.
 */
export const issueInvite = (
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<IssuedInvite, 'not_allowed' | 'person_linked' | 'service_ended'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const relations = await store.people.relations(actor.personId, personId, today)
    const person = await store.people.summary(personId, today)
    if (!person || !isAllowed('invite.issue', relations)) return refused('not_allowed')
    if (await store.services.hasLeft(personId, today)) return refused('service_ended')
    if (person.isLinked) return refused('person_linked')
    const [issued] = await issueTo({ deps, store, actor }, [person])
    return issued ? done(issued) : refused('not_allowed')
  })

/**
 * Makes codes for everybody not linked yet in a person's unit, for one sheet to print. Refuses:
 * `not_allowed`, `nobody_to_invite` when all of them are linked.
 */
export const issueUnitInvites = (
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<readonly IssuedInvite[], 'not_allowed' | 'nobody_to_invite'>> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const relations = await store.people.relations(actor.personId, personId, today)
    if (!isAllowed('invite.issue', relations)) return refused('not_allowed')
    const people = await store.people.unlinkedBeside(personId, today, longestSheet)
    return people.length > 0
      ? done(await issueTo({ deps, store, actor }, people))
      : refused('nobody_to_invite')
  })
