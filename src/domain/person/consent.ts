import type { Deps } from '../ports.ts'
import type { ConsentProof } from './consent-port.ts'
import type { Actor } from './person.ts'

/**
 * Keeps that somebody who is linked agreed to a newer version of the notice (Law 91/2025/QH15, explicit consent);
 * the proof of the older one stays. A second press changes nothing.
 */
export const agreeAnew = (
  deps: Deps,
  { personId }: Actor,
  accountId: number,
  proof: ConsentProof,
): Promise<void> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const agreed = await store.consents.version(personId, accountId)
    if (agreed !== null && agreed >= proof.noticeVersion) return
    await store.consents.add({ ...proof, id: deps.newId(), personId, accountId, at })
    const details = { version: proof.noticeVersion }
    await store.audit({ at, actorId: personId, action: 'consent.renewed', subjectId: personId, details })
  })
