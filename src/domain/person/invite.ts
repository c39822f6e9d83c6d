import { isAllowed } from '../access.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Actor, PersonSummary } from './person.ts'

/** How long an invite can be used. */
export const inviteLifetimeDays = 14

export type IssuedInvite = Readonly<{ code: string; person: PersonSummary; expiresAt: Date }>

const millisecondsPerDay = 86_400_000

/** Slips on one sheet: more than any office has people, less than anybody prints by mistake. */
export const longestSheet = 200

type Issuing = Readonly<{ deps: Deps; store: Store; actor: Actor }>

/** Makes a code for each of these people, whose right to one was looked at. */
export const issueTo = async (
  { deps, store, actor }: Issuing,
  people: readonly PersonSummary[],
): Promise<IssuedInvite[]> => {
  const { at } = deps.moment()
  const expiresAt = new Date(at.getTime() + inviteLifetimeDays * millisecondsPerDay)
  const issued = people.map(person => ({ code: deps.newCode(), person, expiresAt }))
  const issuerId = actor.personId
  await store.invites.add(
    issued.map(({ code, person }) => {
      const codeHash = deps.hashCode(code)
      return { id: deps.newId(), personId: person.id, codeHash, issuerId, at, expiresAt }
    }),
  )
  for (const { person } of issued) {
    await store.audit({ at, actorId: issuerId, action: 'invite.issued', subjectId: person.id, details: {} })
  }
  return issued
}

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
    const { today } = deps.moment()
    const relations = await store.people.relations(actor.personId, personId, today)
    const person = await store.people.summary(personId, today)
    if (!person || !isAllowed('invite.issue', relations)) return refused('not_allowed')
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
