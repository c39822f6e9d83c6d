import { viewApproval } from '../approval/view.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import type { ClassificationFile } from './classification.ts'

/**
 * What a leader's evaluation comes to today: his unit part follows from what was decided about his people, which may
 * be later than his own review. Everybody else's stays as it was reviewed, and so does what is decided.
 */
export const refreshed = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  file: ClassificationFile,
): Promise<ClassificationFile> => {
  if (!file.isLeader || file.classification) return file
  const approval = await store.approvals.lock(file.reviewId, actor.personId, deps.moment())
  if (!approval) return file
  const { score, level } = (await viewApproval(store, approval)).review.view
  if (score.points === file.points && level === file.proposed) return file
  const change = { reviewedPoints: score.points, proposedLevel: level }
  await store.evaluations.change(file.evaluationId, change)
  return { ...file, points: score.points, proposed: level }
}
