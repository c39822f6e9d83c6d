import { isAllowed } from '../access.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type IssuedInvite, issueTo } from './invite-code.ts'
import type { Actor } from './person.ts'

export type DeskInviteRefusal = 'person_unknown' | 'person_not_yours' | 'person_linked' | 'service_ended'

/**
 * Invites somebody from his card, one without a post too; earlier unused invites end. `second`: he is linked, and
 * staff wants it all the same; he hears of it at once, and his present link ends when the invite is used. Refuses as
 * DeskInviteRefusal says; out of scope is `person_unknown`.
 */
export const inviteFromDesk = (
  deps: Deps,
  actor: Actor,
  personId: string,
  isSecond: boolean,
): Promise<Result<IssuedInvite, DeskInviteRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const relations = await store.personDesk.relations(actor.personId, personId, today)
    // Held first, so that an end of service carried out meanwhile is seen.
    const hasLeft = await store.services.hasLeft(personId, today)
    const person = await store.people.summary(personId, today)
    const record = await store.personDesk.record(personId, today)
    if (!person || !record || !isAllowed('invite.issue', relations)) return refused('person_unknown')
    if (!isAllowed('invite.second', relations)) return refused('person_not_yours')
    if (hasLeft || record.endedOn !== null) return refused('service_ended')
    if (person.isLinked && !isSecond) return refused('person_linked')
    const [issued] = await issueTo({ deps, store, actor }, [person])
    if (!issued) return refused('person_unknown')
    const { link } = record.link
    if (!link) return done(issued)
    const key = `person.secondInvited:${link.id}:${at.toISOString()}`
    const until = issued.expiresAt.toISOString()
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: key,
      subject: `link:${link.id}`,
      content: { kind: 'person.secondInvited', until },
      recipients: [personId],
      at,
      expiresAt: issued.expiresAt,
    })
    return done(issued)
  })

export type InviteGone = Readonly<{ ok: false; refusal: 'invite_gone'; personId: string }>

/**
 * Takes back an invite that was not used. Answers whose it was. Refuses: `person_unknown` (also out of scope),
 * `person_not_yours`, `invite_gone` when it was used, replaced or taken back before, with whose it was.
 */
export const revokeInvite = (
  deps: Deps,
  actor: Actor,
  inviteId: string,
): Promise<Result<string, 'person_unknown' | 'person_not_yours'> | InviteGone> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const subjectId = await store.personDesk.ownerOf('invite', inviteId)
    if (!subjectId) return refused('person_unknown')
    const relations = await store.personDesk.relations(actor.personId, subjectId, today)
    if (!isAllowed('invite.issue', relations)) return refused('person_unknown')
    if (!isAllowed('invite.revoke', relations)) return refused('person_not_yours')
    if (!(await store.personDesk.revokeInvite(inviteId, at))) {
      return { ...refused('invite_gone'), personId: subjectId }
    }
    const action = 'invite.revoked'
    await store.audit({ at, actorId: actor.personId, action, subjectId, details: {} })
    return done(subjectId)
  })
