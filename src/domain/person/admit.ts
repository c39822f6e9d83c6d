import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { ConsentProof } from './consent-port.ts'
import { tellOldChat } from './end-link.ts'
import type { Invitation } from './invitation.ts'
import type { PersonSummary } from './person.ts'

/** Wrong codes an account may try within an hour before even a right one is refused. */
export const wrongCodesPerHour = 5

/**
 * Looks a code up. Wrong, used, revoked, expired and too many tries are one refusal with one text, and
 * take the same statements, so that neither the words nor the time tell which it was.
 */
export const readInvite = (
  deps: Deps,
  accountId: number,
  code: string,
): Promise<Result<Invitation, 'invite_invalid'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const invitation = await store.invites.find(deps.hashCode(code), at, today)
    const wrongCodes = await store.invites.countWrong(accountId, invitation === undefined, at)
    return invitation && wrongCodes < wrongCodesPerHour ? done(invitation) : refused('invite_invalid')
  })

/**
 * Uses the invite and joins account and person, with the proof of consent, all at once; where it was issued for a
 * second account, the first is parted from him and told so. Refuses: `invite_invalid` when it was used or taken back
 * meanwhile, the account or the person is linked already, or his service has ended.
 */
export const acceptInvite = (
  deps: Deps,
  accountId: number,
  invitation: Invitation,
  consent: ConsentProof,
): Promise<Result<PersonSummary, 'invite_invalid'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const { person } = invitation
    if (await store.services.hasLeft(person.id, today)) return refused('invite_invalid')
    const replaced = await store.invites.replacedLink(invitation.id)
    if (!(await store.invites.isFree(accountId, person.id, replaced))) return refused('invite_invalid')
    if (!(await store.invites.use(invitation.id, at))) return refused('invite_invalid')
    if (replaced !== null && (await store.personDesk.endLink(replaced, at)))
      await tellOldChat(store, deps, person.id, replaced, 'replaced')
    const proof = { ...consent, id: deps.newId() }
    const link = { id: deps.newId(), accountId, personId: person.id, at, consent: proof }
    await store.invites.link(link)
    await store.audit({
      at,
      actorId: person.id,
      action: 'invite.accepted',
      subjectId: person.id,
      details: {},
    })
    return done({ ...person, isLinked: true })
  })
