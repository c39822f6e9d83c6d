import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { PendingApproval } from './pending-approval.ts'

/** Items of one page: what a phone shows without scrolling far. */
export const listLength = 5

/** `principals`: in whose place somebody decides, by item. */
type Pending = Readonly<{
  total: number
  items: readonly PendingApproval[]
  principals: ReadonlyMap<string, string>
}>

/** A page of what waits for somebody's decision today, oldest first; seeing names and scores is a look. */
export const listPending = (deps: Deps, actor: Actor, page: number): Promise<Pending> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const window = { offset: page * listLength, limit: listLength }
    const listed = await store.approvals.pendingFor(actor.personId, moment, window)
    for (const item of listed.items) {
      // A broadcast is nobody's record, and neither is a rule.
      if (item.kind === 'broadcast.release' || item.kind === 'rule.release') continue
      const { card, requesterId } = item
      const details = { approvalId: card.approvalId, purpose: 'review' }
      const event = {
        actorId: actor.personId,
        action: 'approval.listed' as const,
        subjectId: requesterId,
        details,
      }
      await store.audit({ at: moment.at, ...event })
    }
    return { ...listed, principals: await store.routing.principals(actor.personId, moment.today) }
  })
