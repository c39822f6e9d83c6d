import { isAllowed } from '../access.ts'
import { askClassification } from '../classification/ask.ts'
import { tellMembers } from '../collective/tell.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { CardFacts, DecisionFacts, ScreenRef } from '../notice/facts.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Refused, type Result, refused } from '../result.ts'
import type { ApprovalFile } from './approval.ts'
import { type ApprovalView, viewApproval } from './view.ts'

/** Longest reason of a return, in characters; it has to fit one message beside the lines it is about. */
export const longestReason = 1_500

/** Somebody was first; the present state comes with the refusal so that the outdated card can show it. */
export type AlreadyDecided = Refused<'already_decided'> &
  Readonly<{ card: CardFacts; decision: DecisionFacts }>

/** Not yours and not there are one refusal, so that nobody can probe what exists. */
type OpenRefusal = Refused<'approval_unknown'>

export type Verdict =
  | Readonly<{ outcome: 'approved'; reason: string | null }>
  | Readonly<{ outcome: 'returned'; lines: readonly string[]; reason: string }>

export type VerdictRefusal =
  | 'causes_waiting'
  | 'reason_needed'
  | 'reason_too_long'
  | 'text_classified'
  | 'lines_needed'

/** Opening is a look at another's record, and an audit event; turning its pages or marking its lines goes on with it. */
export type Look = 'opening' | 'goingOn'

/** Opens a pending item for reading. */
export const openApproval = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  look: Look,
): Promise<Result<ApprovalView, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const file = await store.approvals.lock(approvalId, actor.personId, deps.moment())
    if (!file || !isAllowed('approval.open', file.relations)) return refused('approval_unknown')
    const subjectId = file.approval.requesterId
    const details = { approvalId, purpose: 'review' }
    if (look === 'opening') {
      await store.audit({ at, actorId: actor.personId, action: 'approval.opened', subjectId, details })
    }
    return done(await viewApproval(store, file))
  })

/**
 * Decides a pending item. The first decision stands, by the primary key of the decision itself; whoever
 * comes later is told whose it was. The requester always hears, and every other copy of the card is edited.
 * `screen` names the message the decider is looking at, which his own answer updates.
 */
export const decideApproval = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  verdict: Verdict,
  screen: ScreenRef | null,
): Promise<Result<ApprovalView, VerdictRefusal> | OpenRefusal | AlreadyDecided> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const file = await store.approvals.lock(approvalId, actor.personId, deps.moment())
    if (!file || !isAllowed('approval.decide', file.relations)) return refused('approval_unknown')
    const view = await viewApproval(store, file)
    if (view.decision) return { ...refused('already_decided'), card: view.card, decision: view.decision }
    const flaw = verdict.outcome === 'returned' ? flawOf(verdict, view) : flawOfApproval(verdict, view)
    if (flaw) return refused(flaw)
    const lines = verdict.outcome === 'returned' ? verdict.lines : []
    const reason = verdict.reason === null ? null : toKeptText(verdict.reason)
    const { outcome } = verdict
    await store.approvals.decide({ approvalId, outcome, deciderId: actor.personId, at, reason, lines })
    const decision = { outcome, decider: actor.name, decidedAt: at.toISOString() }
    await settleEvaluation(store, deps, file, view, verdict)
    if (outcome === 'returned') {
      const { cycle, evaluation } = file.file
      const about = { evaluationId: evaluation.id, personId: evaluation.personId, cycle }
      await tellMembers(store, deps, about, { kind: 'returned' })
    }
    await tellAll(store, deps, file, { ...view, decision }, { outcome, reason, lines: lines.length }, screen)
    const action = outcome === 'approved' ? 'approval.approved' : 'approval.returned'
    const subjectId = file.approval.requesterId
    await store.audit({ at, actorId: actor.personId, action, subjectId, details: { approvalId } })
    return done({ ...view, decision })
  })

const reasonRefusals = {
  empty: 'reason_needed',
  long: 'reason_too_long',
  classified: 'text_classified',
} as const

const flawOf = (
  verdict: Verdict & { outcome: 'returned' },
  { lines }: ApprovalView,
): VerdictRefusal | undefined => {
  if (verdict.lines.length === 0 || !verdict.lines.every(line => lines.includes(line))) return 'lines_needed'
  return flawOfReason(verdict.reason)
}

const flawOfReason = (reason: string): VerdictRefusal | undefined => {
  const flaw = flawOfText(toKeptText(reason), longestReason)
  return flaw && reasonRefusals[flaw]
}

/** Points far from the cadre's own are not given without a word. */
const flawOfApproval = (
  { reason }: Verdict & { outcome: 'approved' },
  { review, causes }: ApprovalView,
): VerdictRefusal | undefined => {
  // What the causes lift belongs to the score that is approved here.
  if ([...causes.values()].some(({ outcome }) => outcome === null)) return 'causes_waiting'
  if (reason !== null) return flawOfReason(reason)
  return review.needsReason ? 'reason_needed' : undefined
}

const settleEvaluation = async (
  store: Store,
  deps: Deps,
  { approval }: ApprovalFile,
  { review }: ApprovalView,
  verdict: Verdict,
): Promise<void> => {
  if (verdict.outcome === 'returned') {
    const cursor = verdict.lines[0] ?? 'overview'
    const change = { state: 'returned' as const, linesToChange: verdict.lines, cursor }
    return store.evaluations.change(approval.evaluationId, change)
  }
  const { score, level } = review.view
  const change = { state: 'reviewed' as const, reviewedPoints: score.points, proposedLevel: level }
  await store.evaluations.change(approval.evaluationId, change)
  await askClassification(store, deps, approval)
}

const tellAll = async (
  store: Store,
  deps: Deps,
  { approval }: ApprovalFile,
  { card, view, review, decision }: ApprovalView & { decision: DecisionFacts },
  { outcome, reason, lines }: Readonly<{ outcome: Verdict['outcome']; reason: string | null; lines: number }>,
  except: ScreenRef | null,
): Promise<void> => {
  const { at } = deps.moment()
  const { period } = card
  const { score, level } = review.view
  const content =
    outcome === 'approved'
      ? {
          kind: 'evaluation.approved' as const,
          decision,
          period,
          points: score.points,
          level,
          ownPoints: card.points,
          reason,
        }
      : {
          kind: 'evaluation.returned' as const,
          decision,
          period,
          evaluationId: view.evaluation.id,
          reason: reason ?? '',
          lines,
        }
  const subject = `approval:${approval.id}`
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `${content.kind}:${approval.id}`,
    subject: `evaluation:${approval.evaluationId}`,
    content,
    recipients: [approval.requesterId],
    at,
  })
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `approval.decided:${approval.id}`,
    subject,
    content: { kind: 'approval.decided', card, decision },
    except,
    at,
  })
}
