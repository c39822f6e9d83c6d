import type { Answers } from '../evaluation/answers.ts'
import type { AskedCause } from '../evaluation/asked-cause.ts'
import { standingCauses } from '../evaluation/cause.ts'
import { changedLines } from '../evaluation/difference.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import { overview, overviewLines } from '../evaluation/steps.ts'
import { type EvaluationView, viewEvaluation } from '../evaluation/view.ts'
import { type YearScore, yearScore } from '../evaluation/year-score.ts'
import type { CardFacts, DecisionFacts } from '../notice/facts.ts'
import type { Store } from '../ports.ts'
import type { ApprovalFile, Decision } from './approval.ts'
import { cardOf } from './card.ts'
import { type ReviewScores, withReview } from './review.ts'

/** What the reviewer sees: the card, the evaluation as submitted, and what changed since the last return. */
export type ApprovalView = Readonly<{
  card: CardFacts
  view: EvaluationView
  decision: DecisionFacts | null
  before: Answers | null
  changed: readonly string[]
  lines: readonly string[]
  review: Review
  /** For a year, what was decided of its months or quarters. */
  year?: YearScore | null
  /** What was asked about each line that claims an objective cause. */
  causes: ReadonlyMap<string, AskedCause>
}>

/** What the evaluation comes to with the reviewer's points; `gap` is how far the sums lie apart, in hundredths. */
export type Review = Readonly<{
  scores: ReviewScores
  view: EvaluationView
  gap: number
  /** The sums lie further apart than the rulebook lets pass without a word. */
  needsReason: boolean
}>

/** All that the reviewer sees of one item, with what his own points make of it. */
export const viewApproval = async (store: Store, approvalFile: ApprovalFile): Promise<ApprovalView> => {
  const { approval, requester, submission, file, decision } = approvalFile
  const view = viewEvaluation(file, overview)
  const { reviewScores: scores, reviewGap } = approvalFile
  const reviewed = viewEvaluation({ ...file, answers: withReview(file.answers, scores) }, overview)
  const gap = Math.abs(reviewed.score.points - view.score.points)
  const before = await store.evaluations.submission(approval.evaluationId, approval.revision - 1)
  const asked = await store.causes.asked(approval.evaluationId)
  const paper = await store.paperEntries.origin(approval.evaluationId, approval.revision)
  return {
    card: {
      ...cardOf(approval, requester, view.cycle, view.level, {
        ...submission,
        points: view.score.points,
      }),
      ...(paper ? { paper } : {}),
    },
    view,
    decision: decision && factsOf(decision),
    before: before?.answers ?? null,
    changed: before ? changedLines(view.form, before.answers, view.answers) : [],
    lines: overviewLines(view.form, view.answers),
    year: await yearOf(store, file),
    review: { scores, view: reviewed, gap, needsReason: gap > reviewGap },
    causes: standingCauses(view.form, view.answers, asked),
  }
}

const yearOf = async (store: Store, { cycle, evaluation }: EvaluationFile): Promise<YearScore | null> => {
  if (cycle.kind !== 'year' || cycle.collectiveOf !== undefined) return null
  const year = Number(cycle.periodTo.slice(0, 4))
  return yearScore(await store.cycles.periodScores(evaluation.personId, year, false))
}

const factsOf = (decision: Decision): DecisionFacts => ({
  outcome: decision.outcome,
  decider: decision.decider,
  decidedAt: decision.decidedAt.toISOString(),
})
