import { isAllowed } from '../access.ts'
import type { CauseCard } from '../evaluation/cause-card.ts'
import type { CauseDecision } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { causeCardOf } from './cause-card.ts'
import type { CauseFile } from './cause-port.ts'

/** A cause as its authority sees it; `isLate` when somebody else's word came first. */
export type CauseView = Readonly<{ card: CauseCard; decision: CauseDecision | null; isLate: boolean }>

export const viewCause = (file: CauseFile): CauseView => {
  const { decision } = file
  return {
    card: causeCardOf(file),
    decision: decision && {
      outcome: decision.outcome,
      decider: decision.decider,
      decidedAt: decision.decidedAt.toISOString(),
      reason: decision.reason,
    },
    isLate: decision !== null,
  }
}

/** Opens a cause for reading: a look at another's record. */
export const openCause = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<CauseView, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const file = await store.causes.lock(approvalId, actor.personId, moment)
    if (!file || !isAllowed('approval.open', file.relations)) return refused('approval_unknown')
    const subjectId = file.approval.requesterId
    const details = { approvalId, purpose: 'cause' }
    const event = { actorId: actor.personId, action: 'approval.opened' as const, subjectId, details }
    await store.audit({ at: moment.at, ...event })
    return done(viewCause(file))
  })
