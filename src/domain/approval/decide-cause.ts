import { isAllowed } from '../access.ts'
import type { CauseCard } from '../evaluation/cause-card.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { CauseDecision, ScreenRef } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { CauseFile } from './cause-port.ts'
import { type CauseView, viewCause } from './open-cause.ts'

/** Longest reason for not confirming, in characters. */
const longestReason = 1_500

export type CauseVerdict =
  | Readonly<{ outcome: 'approved' }>
  | Readonly<{ outcome: 'returned'; reason: string }>

export type CauseRefusal = 'approval_unknown' | 'reason_needed' | 'reason_too_long' | 'text_classified'

const reasonRefusals = {
  empty: 'reason_needed',
  long: 'reason_too_long',
  classified: 'text_classified',
} as const

/**
 * Confirms an objective cause, or does not and says why. The first word stands; whoever comes later sees whose
 * it was. The requester always hears, and every other copy of the card is edited.
 */
export const decideCause = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  verdict: CauseVerdict,
  screen: ScreenRef | null,
): Promise<Result<CauseView, CauseRefusal>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at } = moment
    const file = await store.causes.lock(approvalId, actor.personId, moment)
    if (!file || !isAllowed('approval.decide', file.relations)) return refused('approval_unknown')
    const seen = viewCause(file)
    if (seen.decision) return done(seen)
    const flaw = verdict.outcome === 'returned' && flawOfText(toKeptText(verdict.reason), longestReason)
    if (flaw) return refused(reasonRefusals[flaw])
    const { outcome } = verdict
    const reason = verdict.outcome === 'returned' ? toKeptText(verdict.reason) : null
    await store.approvals.decide({ approvalId, outcome, deciderId: actor.personId, at, reason, lines: [] })
    const decision = { outcome, decider: actor.name, decidedAt: at.toISOString(), reason }
    await tellAll(store, deps, file, seen.card, decision, screen)
    const action = outcome === 'approved' ? 'approval.approved' : 'approval.returned'
    const subjectId = file.approval.requesterId
    await store.audit({ at, actorId: actor.personId, action, subjectId, details: { approvalId } })
    return done({ card: seen.card, decision, isLate: false })
  })

const tellAll = async (
  store: Store,
  deps: Deps,
  { approval }: CauseFile,
  card: CauseCard,
  decision: CauseDecision,
  except: ScreenRef | null,
): Promise<void> => {
  const { at } = deps.moment()
  const { id, evaluationId, requesterId } = approval
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `evaluation.causeDecided:${id}`,
    subject: `evaluation:${evaluationId}`,
    content: { kind: 'evaluation.causeDecided', card, decision },
    recipients: [requesterId],
    at,
  })
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `evaluation.causeSettled:${id}`,
    subject: `approval:${id}`,
    content: { kind: 'evaluation.causeSettled', card, decision },
    except,
    at,
  })
}
