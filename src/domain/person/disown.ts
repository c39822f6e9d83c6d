import type { Deps } from '../ports.ts'

/** "That is not me": the invite went astray, so it ends, and whoever issued it is told. */
export const disownInvite = (deps: Deps, inviteId: string): Promise<void> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const revoked = await store.invites.revoke(inviteId, at)
    if (!revoked) return
    const person = await store.people.summary(revoked.personId, today)
    const subjectId = revoked.personId
    await store.audit({ at, actorId: null, action: 'invite.disowned', subjectId, details: {} })
    if (!revoked.issuerId || !person) return
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `invite.disowned:${inviteId}`,
      subject: `invite:${inviteId}`,
      content: { kind: 'invite.disowned', person: person.name, personId: person.id },
      recipients: [revoked.issuerId],
      at,
    })
  })
