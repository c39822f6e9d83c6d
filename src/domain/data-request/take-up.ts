import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { DataRequestFile, DataRequestView, Taken } from './request.ts'

export const viewOf = ({ card, decision }: DataRequestFile): DataRequestView => ({
  card,
  decision,
  isLate: decision !== null,
})

/** Opens a request of somebody in one's scope as staff; a look that is recorded. Refuses `approval_unknown`. */
export const openDataRequest = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<DataRequestView, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.dataRequests.lock(approvalId, actor.personId, today)
    if (!file || !isAllowed('request.decide', file.relations)) return refused('approval_unknown')
    const { requesterId: subjectId } = file
    const details = { approvalId, purpose: 'request' }
    await store.audit({ at, actorId: actor.personId, action: 'request.opened', subjectId, details })
    return done(viewOf(file))
  })

/**
 * The first answer: whoever asked hears who deals with it and until when. Every other copy of the card says so; it
 * may still be decided by anybody in charge. Once taken up it stays with whom it is. Refuses `approval_unknown`.
 */
export const takeUpDataRequest = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<DataRequestView, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const file = await store.dataRequests.lock(approvalId, actor.personId, today)
    if (!file || !isAllowed('request.decide', file.relations)) return refused('approval_unknown')
    if (file.decision) return done(viewOf(file))
    if (file.takenById !== null) return done({ ...viewOf(file), isLate: file.takenById !== actor.personId })
    const taken = { by: actor.name, at: at.toISOString() }
    await store.dataRequests.takeUp(file.requestId, actor.personId, at)
    await tellOfTaking(store, deps, file, taken)
    const details = { approvalId }
    const { requesterId: subjectId } = file
    await store.audit({ at, actorId: actor.personId, action: 'request.takenUp', subjectId, details })
    return done({ card: { ...file.card, taken }, decision: null, isLate: false })
  })

const tellOfTaking = async (
  store: Store,
  deps: Deps,
  { requesterId, card: before }: DataRequestFile,
  taken: Taken,
): Promise<void> => {
  const { at } = deps.moment()
  const card = { ...before, taken }
  const { approvalId } = card
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `dataRequest.taken:${approvalId}`,
    subject: `request:${approvalId}`,
    content: { kind: 'dataRequest.taken', card },
    recipients: [requesterId],
    at,
  })
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `dataRequest.filed:${approvalId}:taken`,
    subject: `approval:${approvalId}`,
    content: { kind: 'dataRequest.filed', card },
    except: null,
    at,
  })
}
