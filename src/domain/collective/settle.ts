import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { CommentOutcome } from './collective.ts'
import { type LeadRefusal, type LedDraft, leadingOpen, readLed } from './lead.ts'

/** Says whether a comment was taken up; it can be said otherwise until the draft is handed in. */
export const settleComment = async (
  deps: Deps,
  actor: Actor,
  commentId: string,
  outcome: CommentOutcome,
): Promise<Result<LedDraft, LeadRefusal | 'comment_unknown'>> => {
  const evaluationId = await deps.transaction(store => store.collectives.commented(commentId))
  if (evaluationId === undefined) return refused('comment_unknown')
  return leadingOpen<LedDraft, 'comment_unknown'>(deps, actor, evaluationId, async all => {
    const { store } = all
    const { at } = deps.moment()
    const draft = await readLed(all)
    const comment = draft.comments.find(({ id }) => id === commentId)
    if (!comment) return refused('comment_unknown')
    if (comment.outcome === outcome) return done(draft)
    await store.collectives.settle(commentId, outcome, at)
    const event = { actorId: actor.personId, action: 'collective.commentSettled' as const }
    await store.audit({ at, ...event, subjectId: comment.personId, details: { evaluationId, outcome } })
    return done(await readLed(all))
  })
}
