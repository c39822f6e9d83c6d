import { isAllowed } from '../access.ts'
import { toKeptText } from '../evaluation/written-text.ts'
import type { DecisionFacts, ScreenRef } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { cardOf } from './card.ts'
import { verificationCard } from './hand-in.ts'
import type { VerificationCard } from './notice.ts'
import type { Verification } from './port.ts'
import { flawOfReason, type ReasonRefusal } from './reason.ts'
import { evidenceOf, type RecommendationFile } from './recommendation.ts'
import type { RecommendationEvent } from './recommendation-event.ts'
import { tell } from './tell.ts'

/** A round as its verifier sees it; `isLate` when somebody else's word came first. */
export type VerificationView = Readonly<{
  card: VerificationCard
  fullText: string
  pieces: readonly RecommendationEvent[]
  decision: (DecisionFacts & Readonly<{ reason: string | null }>) | null
  isLate: boolean
}>

type Locked = Readonly<{ file: RecommendationFile; verification: Verification; view: VerificationView }>

/** Whoever hands in holds the recommendation first and its approval afterwards; so does whoever verifies. */
const lockVerification = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<Locked, 'approval_unknown'>> => {
  const { today } = deps.moment()
  const known = await store.recommendations.verification(approvalId)
  const file = known && (await store.recommendations.lock(known.recommendationId, actor.personId, today))
  if (!file || !isAllowed('recommendation.verify', file.relations)) return refused('approval_unknown')
  const verification = (await store.recommendations.verification(approvalId)) ?? known
  const { decision } = verification
  const view = {
    card: verificationCard(file, verification),
    fullText: file.recommendation.text,
    pieces: evidenceOf(file, verification.revision),
    decision: decision && { ...decision, decidedAt: decision.decidedAt.toISOString() },
    isLate: decision !== null,
  }
  return done({ file, verification, view })
}

/** Opens a round for reading: a look at another's record. Refuses `approval_unknown`. */
export const openVerification = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<VerificationView, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const locked = await lockVerification(store, deps, actor, approvalId)
    if (!locked.ok) return locked
    const subjectId = locked.value.verification.requesterId
    const details = { approvalId, purpose: 'recommendation' }
    const event = { actorId: actor.personId, action: 'approval.opened' as const, subjectId, details }
    await store.audit({ at: deps.moment().at, ...event })
    return done(locked.value.view)
  })

export type VerificationVerdict =
  | Readonly<{ outcome: 'approved' }>
  | Readonly<{ outcome: 'returned'; reason: string }>

/**
 * Accepts what was handed in, which closes the recommendation, or sends it back with a reason. The first word
 * stands; whoever comes later sees whose it was. Never the owner himself, nor a declared relative of his.
 */
export const decideVerification = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  verdict: VerificationVerdict,
  screen: ScreenRef | null,
): Promise<Result<VerificationView, 'approval_unknown' | ReasonRefusal>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const locked = await lockVerification(store, deps, actor, approvalId)
    if (!locked.ok) return locked
    const { file, view, verification } = locked.value
    if (view.decision) return done(view)
    const flaw = verdict.outcome === 'returned' && flawOfReason(verdict.reason)
    if (flaw) return refused(flaw)
    const { outcome } = verdict
    const reason = verdict.outcome === 'returned' ? toKeptText(verdict.reason) : null
    await store.approvals.decide({ approvalId, outcome, deciderId: actor.personId, at, reason, lines: [] })
    const decision = { outcome, decider: actor.name, decidedAt: at.toISOString() }
    await settle(store, deps, actor, locked.value, outcome, reason)
    await tellAll(store, deps, file, view.card, decision, reason, screen)
    const action = outcome === 'approved' ? 'approval.approved' : 'approval.returned'
    const subjectId = verification.requesterId
    await store.audit({ at, actorId: actor.personId, action, subjectId, details: { approvalId } })
    return done({ ...view, decision: { ...decision, reason }, isLate: false })
  })

const settle = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  { file, verification }: Locked,
  outcome: VerificationVerdict['outcome'],
  reason: string | null,
): Promise<void> => {
  const { at } = deps.moment()
  const { id } = file.recommendation
  const isAccepted = outcome === 'approved'
  await store.recommendations.change(id, isAccepted ? { state: 'closed', closedAt: at } : { state: 'open' })
  await store.recommendations.addEvent({
    id: deps.newId(),
    recommendationId: id,
    kind: isAccepted ? 'accepted' : 'sentBack',
    actorId: actor.personId,
    ...(reason !== null && { text: reason }),
    round: verification.revision,
    at,
  })
}

const tellAll = async (
  store: Store,
  deps: Deps,
  { recommendation }: RecommendationFile,
  card: VerificationCard,
  decision: DecisionFacts,
  reason: string | null,
  except: ScreenRef | null,
): Promise<void> => {
  const content = { kind: 'recommendation.decided' as const, card: cardOf(recommendation), decision, reason }
  const key = `recommendation.decided:${card.approvalId}`
  await tell(store, deps, recommendation.id, content, [recommendation.owner.id], key)
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `recommendation.verified:${card.approvalId}`,
    subject: `approval:${card.approvalId}`,
    content: { kind: 'recommendation.verified', card, decision, reason },
    except,
    at: deps.moment().at,
  })
}
