import { isAllowed } from '../access.ts'
import type { Answers } from '../evaluation/answers.ts'
import { changedLines } from '../evaluation/difference.ts'
import { overview, overviewLines } from '../evaluation/steps.ts'
import { type EvaluationView, viewEvaluation } from '../evaluation/view.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { CardFacts, DecisionFacts, ScreenRef } from '../notice/notice.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Refused, type Result, refused } from '../result.ts'
import type { ApprovalFile, Decision } from './approval.ts'
import { cardOf } from './card.ts'

/** Longest reason of a return, in characters; it has to fit one message beside the lines it is about. */
export const longestReason = 1_500

/** What the reviewer sees: the card, the evaluation as submitted, and what changed since the last return. */
export type ApprovalView = Readonly<{
  card: CardFacts
  view: EvaluationView
  decision: DecisionFacts | null
  before: Answers | null
  changed: readonly string[]
  lines: readonly string[]
}>

/** Somebody was first; the present state comes with the refusal so that the outdated card can show it. */
export type AlreadyDecided = Refused<'already_decided'> &
  Readonly<{ card: CardFacts; decision: DecisionFacts }>

/** Not yours and not there are one refusal, so that nobody can probe what exists. */
type OpenRefusal = Refused<'approval_unknown'>

export type Verdict =
  | Readonly<{ outcome: 'approved' }>
  | Readonly<{ outcome: 'returned'; lines: readonly string[]; reason: string }>

export type VerdictRefusal = 'reason_needed' | 'reason_too_long' | 'text_classified' | 'lines_needed'

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

const viewApproval = async (store: Store, approvalFile: ApprovalFile): Promise<ApprovalView> => {
  const { approval, requester, submission, file, decision } = approvalFile
  const view = viewEvaluation(file, overview)
  const before = await store.evaluations.submission(approval.evaluationId, approval.revision - 1)
  return {
    card: cardOf(approval, requester, view.cycle, view.level, submission),
    view,
    decision: decision && factsOf(decision),
    before: before?.answers ?? null,
    changed: before ? changedLines(view.form, before.answers, view.answers) : [],
    lines: overviewLines(view.form, view.answers),
  }
}

const factsOf = (decision: Decision): DecisionFacts => ({
  outcome: decision.outcome,
  decider: decision.decider,
  decidedAt: decision.decidedAt.toISOString(),
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
    const flaw = verdict.outcome === 'returned' ? flawOf(verdict, view) : undefined
    if (flaw) return refused(flaw)
    const lines = verdict.outcome === 'returned' ? verdict.lines : []
    const reason = verdict.outcome === 'returned' ? toKeptText(verdict.reason) : null
    const { outcome } = verdict
    await store.approvals.decide({ approvalId, outcome, deciderId: actor.personId, at, reason, lines })
    const decision = { outcome, decider: actor.name, decidedAt: at.toISOString() }
    await settleEvaluation(store, file, verdict)
    await tellAll(store, deps, file, { ...view, decision }, reason, lines.length, screen)
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
  const flaw = flawOfText(toKeptText(verdict.reason), longestReason)
  return flaw && reasonRefusals[flaw]
}

const settleEvaluation = (store: Store, { approval }: ApprovalFile, verdict: Verdict): Promise<void> =>
  verdict.outcome === 'approved'
    ? store.evaluations.change(approval.evaluationId, { state: 'reviewed' })
    : store.evaluations.change(approval.evaluationId, {
        state: 'returned',
        linesToChange: verdict.lines,
        cursor: verdict.lines[0] ?? 'overview',
      })

const tellAll = async (
  store: Store,
  deps: Deps,
  { approval }: ApprovalFile,
  { card, view, decision }: ApprovalView & { decision: DecisionFacts },
  reason: string | null,
  lines: number,
  except: ScreenRef | null,
): Promise<void> => {
  const { at } = deps.moment()
  const { period, points } = card
  const content =
    reason === null
      ? { kind: 'evaluation.approved' as const, decision, period, points, level: view.level }
      : {
          kind: 'evaluation.returned' as const,
          decision,
          period,
          evaluationId: view.evaluation.id,
          reason,
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
