import { isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Refused, type Result, refused } from '../result.ts'
import type { AlreadyDecided } from './decide.ts'
import { isScoreOf } from './review.ts'
import { type ApprovalView, viewApproval } from './view.ts'

/**
 * Gives the reviewer's own points to one criterion of what was handed in; the cadre's own points take his back.
 * Refuses `step_unknown` for what is no such criterion or has not so many points.
 */
export const giveReviewScore = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  question: string,
  points: number,
): Promise<Result<ApprovalView, 'step_unknown'> | Refused<'approval_unknown'> | AlreadyDecided> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const file = await store.approvals.lock(approvalId, actor.personId, moment)
    if (!file || !isAllowed('approval.decide', file.relations)) return refused('approval_unknown')
    const view = await viewApproval(store, file)
    if (view.decision) return { ...refused('already_decided'), card: view.card, decision: view.decision }
    const own = file.file.answers[question]
    if (!isScoreOf(file.file.form, question, points) || own?.kind !== 'score') return refused('step_unknown')
    const { [question]: _, ...others } = file.reviewScores
    const reviewScores = own.points === points ? others : { ...others, [question]: points }
    const { evaluationId, revision } = file.approval
    const score = { evaluationId, revision, questionId: question, reviewerId: actor.personId, at: moment.at }
    await store.approvals.score({ ...score, points: own.points === points ? null : points })
    return done(await viewApproval(store, { ...file, reviewScores }))
  })
