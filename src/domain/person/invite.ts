import { isAllowed } from '../access.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Actor, PersonSummary } from './person.ts'

/** How long an invite can be used. */
export const inviteLifetimeDays = 14

export type IssuedInvite = Readonly<{ code: string; person: PersonSummary; expiresAt: Date }>

const millisecondsPerDay = 86_400_000

/**
 * Makes a single-use code for a person; only its hash is kept, so it can be shown once and never again.
 * Earlier unused invites of the person end. Refuses: `not_allowed` (also for somebody out of scope or
 * unknown, so that nobody can probe who exists), `person_linked`.
 */
export const issueInvite = (
  deps: Deps,
  actor: Actor,
  personId: string,
): Promise<Result<IssuedInvite, 'not_allowed' | 'person_linked'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const relations = await store.people.relations(actor.personId, personId, today)
    const person = await store.people.summary(personId, today)
    if (!person || !isAllowed('invite.issue', relations)) return refused('not_allowed')
    if (person.isLinked) return refused('person_linked')
    const code = deps.newCode()
    const id = deps.newId()
    const expiresAt = new Date(at.getTime() + inviteLifetimeDays * millisecondsPerDay)
    const codeHash = deps.hashCode(code)
    await store.invites.add({ id, personId, codeHash, issuerId: actor.personId, at, expiresAt })
    await store.audit({
      at,
      actorId: actor.personId,
      action: 'invite.issued',
      subjectId: personId,
      details: {},
    })
    return done({ code, person, expiresAt })
  })
