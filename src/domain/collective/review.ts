import { isAllowed } from '../access.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type CollectiveComment, inFormOrder } from './collective.ts'

export type ReviewedComments = Readonly<{
  approvalId: string
  file: EvaluationFile
  comments: readonly CollectiveComment[]
}>

/**
 * What the members said to a draft that was handed in, and what became of it, for whoever decides about it. Refuses
 * `approval_unknown`, also for whatever is not his.
 */
export const readReviewedComments = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<ReviewedComments, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const opened = await store.approvals.lock(approvalId, actor.personId, deps.moment())
    if (!opened?.file.evaluation.unitId || !isAllowed('approval.open', opened.relations))
      return refused('approval_unknown')
    const { file } = opened
    const comments = inFormOrder(file, await store.collectives.comments(file.evaluation.id))
    return done({ approvalId, file, comments })
  })
