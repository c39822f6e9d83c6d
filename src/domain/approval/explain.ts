import { isAllowed } from '../access.ts'
import { basesOf, type Explained } from '../evaluation/explaining.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { viewApproval } from './view.ts'

export type ExplainedApproval = Explained & Readonly<{ requester: string }>

/** How the score of what waits for review comes about with the reviewer's points; goes on with his look at it. */
export const explainApproval = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<ExplainedApproval, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const file = await store.approvals.lock(approvalId, actor.personId, deps.moment())
    if (!file || !isAllowed('approval.open', file.relations)) return refused('approval_unknown')
    const { review } = await viewApproval(store, file)
    return done({ ...(await basesOf(store, review.view)), requester: file.requester.name })
  })
