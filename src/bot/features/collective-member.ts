import { Composer } from 'grammy'
import { collectiveCommentName } from '../../conversations/collective.ts'
import { isCommentLine } from '../../domain/collective/collective.ts'
import {
  type CommentTarget,
  finishCommenting,
  openSeenDraft,
  withdrawComment,
} from '../../domain/collective/comment.ts'
import { readReviewedComments } from '../../domain/collective/review.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import { reviewedCommentsScreen } from '../screens/collective-comment.ts'
import { askCommentScreen, seenDraftScreen } from '../screens/collective-member.ts'
import { homeKey } from '../screens/home.ts'

/** A member's side of a unit's self-criticism, and what the reviewer sees of what was said. */
export const createCollectiveMember = (deps: Deps): Composer<LinkedContext> => {
  const member = new Composer<LinkedContext>()

  const show = async (
    ctx: LinkedContext,
    evaluation: string,
    page: number,
    sentence: Html | null,
  ): Promise<void> => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const opened = await openSeenDraft(deps, ctx.viewer.actor, evaluation)
    if (!opened.ok)
      return showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] })
    const screen = seenDraftScreen(opened.value, page, speech)
    await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
  }
  onPress(member, buttons.seenDraft, (ctx, { evaluation, page }) => show(ctx, evaluation, page, null))

  const asks = async (ctx: LinkedContext, evaluation: string, target: CommentTarget): Promise<void> => {
    const { speech } = ctx
    const opened = await openSeenDraft(deps, ctx.viewer.actor, evaluation)
    if (!opened.ok) return show(ctx, evaluation, 0, null)
    if (!opened.value.isOpen) return show(ctx, evaluation, 0, wordRefusal(speech, 'collective_over'))
    const { view, comments } = opened.value
    const own = target.kind === 'comment' ? comments.find(({ id }) => id === target.comment) : undefined
    const line = target.kind === 'line' ? target.line : own?.line
    if (line === undefined || !isCommentLine(view, line))
      return show(ctx, evaluation, 0, wordRefusal(speech, 'comment_unknown'))
    if (own?.outcome) return show(ctx, evaluation, 0, wordRefusal(speech, 'comment_settled'))
    await leaveDialogue(ctx)
    await ctx.conversation.enter(collectiveCommentName, evaluation, target)
    await showScreen(ctx, askCommentScreen(opened.value, line, own?.text ?? null, speech))
  }
  onPress(member, buttons.askComment, (ctx, { evaluation, line }) =>
    asks(ctx, evaluation, { kind: 'line', line }),
  )
  onPress(member, buttons.askChangeComment, (ctx, { evaluation, comment }) =>
    asks(ctx, evaluation, { kind: 'comment', comment }),
  )
  onPress(member, buttons.withdrawComment, async (ctx, { evaluation, comment }) => {
    const { speech } = ctx
    const withdrawn = await withdrawComment(deps, ctx.viewer.actor, evaluation, comment)
    const isDone = withdrawn.ok || ctx.isRepeated
    await show(
      ctx,
      evaluation,
      0,
      isDone ? speech.html('collective:withdrawn') : wordRefusal(speech, withdrawn.refusal),
    )
  })
  onPress(member, buttons.finishCommenting, async (ctx, { evaluation }) => {
    const { speech } = ctx
    const finished = await finishCommenting(deps, ctx.viewer.actor, evaluation)
    await show(
      ctx,
      evaluation,
      0,
      finished.ok ? speech.html('collective:finished') : wordRefusal(speech, finished.refusal),
    )
  })

  onPress(member, buttons.reviewedComments, async (ctx, { approval, page }) => {
    const { speech } = ctx
    const read = await readReviewedComments(deps, ctx.viewer.actor, approval)
    await leaveDialogue(ctx)
    await showScreen(
      ctx,
      read.ok
        ? reviewedCommentsScreen(read.value, page, speech)
        : { text: wordRefusal(speech, read.refusal), rows: [[homeKey(speech)]] },
    )
  })
  return member
}
