import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import type { PendingApproval, PendingCount } from './pending-approval.ts'

/** Items of one page: what a phone shows without scrolling far. */
export const listLength = 5

/** `counts` are of all that waits; `kind` is the one shown, null for all. `principals`: in whose place, by item. */
export type Pending = Readonly<{
  counts: readonly PendingCount[]
  kind: PendingCount['kind'] | null
  total: number
  items: readonly PendingApproval[]
  principals: ReadonlyMap<string, string>
}>

/**
 * A page of what waits for somebody's decision today, oldest first; of one kind, or of all where nothing of the kind
 * asked for waits. Seeing names and scores is a look.
 */
export const listPending = (
  deps: Deps,
  actor: Actor,
  page: number,
  asked: string | null = null,
): Promise<Pending> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const counts = await store.approvals.countPending(actor.personId, moment.today)
    const kind = counts.find(count => count.kind === asked)?.kind ?? null
    const total = counts.reduce(
      (sum, { count, ...of }) => sum + (kind === null || of.kind === kind ? count : 0),
      0,
    )
    const window = { kind, offset: page * listLength, limit: listLength }
    const items = await store.approvals.pendingFor(actor.personId, moment, window)
    for (const item of items) {
      // A broadcast is nobody's record, and neither is a rule or a role somebody may never have.
      const { kind } = item
      if (kind === 'broadcast.release' || kind === 'rule.release' || kind === 'role.change') continue
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
    return {
      counts,
      kind,
      total,
      items,
      principals: await store.routing.principals(actor.personId, moment.today),
    }
  })
