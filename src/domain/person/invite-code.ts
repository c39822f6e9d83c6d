import type { Deps, Store } from '../ports.ts'
import type { Actor, PersonSummary } from './person.ts'

/** How long an invite can be used. */
export const inviteLifetimeDays = 14

export type IssuedInvite = Readonly<{ code: string; person: PersonSummary; expiresAt: Date }>

const millisecondsPerDay = 86_400_000

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
