import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { askCommentScreen, seenDraftScreen } from '../bot/screens/collective-member.ts'
import { type CommentTarget, openSeenDraft, writeComment } from '../domain/collective/comment.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const collectiveCommentName = 'collectiveComment'

/** Takes the words of one comment, in one message; kept at once and shown again. */
export const createCollectiveComment =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, evaluationId: string, target: CommentTarget): Promise<void> => {
    await ask(conversation, ctx => takeComment(ctx, evaluationId, target, deps))
  }

const takeComment = async (
  ctx: Context,
  evaluationId: string,
  target: CommentTarget,
  deps: Deps,
): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const source = String(ctx.update.update_id)
  const written = await writeComment(deps, actor, evaluationId, target, text, source)
  if (written.ok) {
    const screen = seenDraftScreen(written.value, 0, speech)
    await showScreen(ctx, withSentence(screen, speech.html('collective:kept', { name: written.value.head })))
    return answer(null)
  }
  const sentence = wordRefusal(speech, written.refusal)
  const seen = await openSeenDraft(deps, actor, evaluationId)
  if (!seen.ok) return endWith(ctx, written.refusal)
  const own = seen.value.comments.find(({ id }) => target.kind === 'comment' && id === target.comment)
  const line = target.kind === 'line' ? target.line : own?.line
  if (!seen.value.isOpen || line === undefined || own?.outcome) {
    await showScreen(ctx, withSentence(seenDraftScreen(seen.value, 0, speech), sentence))
    return answer(null)
  }
  return askAgain(ctx, askCommentScreen(seen.value, line, own?.text ?? null, speech), written.refusal)
}
