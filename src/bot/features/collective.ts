import { Composer } from 'grammy'
import { collectiveNameName } from '../../conversations/collective-name.ts'
import { listCandidates } from '../../domain/collective/candidates.ts'
import { type LedDraft, openLedDraft } from '../../domain/collective/lead.ts'
import { nameMember, removeMember } from '../../domain/collective/members.ts'
import { remindMembers } from '../../domain/collective/remind.ts'
import { settleComment } from '../../domain/collective/settle.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { askMemberScreen, candidatesScreen, collectiveScreen, commentsScreen } from '../screens/collective.ts'
import { homeKey } from '../screens/home.ts'

/** A head's side of his unit's self-criticism: who is named, what was said, what became of it. */
export const createCollective = (deps: Deps): Composer<LinkedContext> => {
  const collective = new Composer<LinkedContext>()

  const show = async (
    ctx: LinkedContext,
    evaluation: string,
    sentence: Html | null,
    toScreen: (draft: LedDraft) => Screen = draft => collectiveScreen(draft, ctx.speech),
  ): Promise<void> => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const opened = await openLedDraft(deps, ctx.viewer.actor, evaluation)
    if (!opened.ok)
      return showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] })
    const screen = toScreen(opened.value)
    await showScreen(ctx, sentence ? withSentence(screen, sentence) : screen)
  }
  const follow = (
    ctx: LinkedContext,
    evaluation: string,
    result: Result<LedDraft, WordedRefusal>,
    sentence: Html | null,
  ): Promise<void> => show(ctx, evaluation, result.ok ? sentence : wordRefusal(ctx.speech, result.refusal))

  onPress(collective, buttons.collective, (ctx, { evaluation }) => show(ctx, evaluation, null))

  onPress(collective, buttons.candidates, async (ctx, { evaluation, page }) => {
    const listed = await listCandidates(deps, ctx.viewer.actor, evaluation, null, page)
    if (!listed.ok) return show(ctx, evaluation, wordRefusal(ctx.speech, listed.refusal))
    await leaveDialogue(ctx)
    await showScreen(ctx, candidatesScreen(listed.value, page, ctx.speech))
  })
  onPress(collective, buttons.findMember, (ctx, { evaluation }) =>
    openLedDraft(deps, ctx.viewer.actor, evaluation).then(async opened => {
      if (!opened.ok || !opened.value.isOpen) return show(ctx, evaluation, null)
      await leaveDialogue(ctx)
      await ctx.conversation.enter(collectiveNameName, evaluation)
      await showScreen(ctx, askMemberScreen(evaluation, ctx.speech))
    }),
  )
  onPress(collective, buttons.nameMember, async (ctx, { evaluation, person }) => {
    const named = await nameMember(deps, ctx.viewer.actor, evaluation, person)
    await follow(ctx, evaluation, named, ctx.speech.html('collective:named'))
  })
  onPress(collective, buttons.removeMember, async (ctx, { evaluation, person }) => {
    const removed = await removeMember(deps, ctx.viewer.actor, evaluation, person)
    await follow(ctx, evaluation, removed, ctx.speech.html('collective:removed'))
  })
  onPress(collective, buttons.remindMembers, async (ctx, { evaluation }) => {
    const reminded = await remindMembers(deps, ctx.viewer.actor, evaluation)
    if (!reminded.ok && ctx.isRepeated) return show(ctx, evaluation, ctx.speech.html('collective:reminded'))
    await follow(ctx, evaluation, reminded, ctx.speech.html('collective:reminded'))
  })

  onPress(collective, buttons.collectiveComments, (ctx, { evaluation, page }) =>
    show(ctx, evaluation, null, draft => commentsScreen(draft, page, ctx.speech)),
  )
  onPress(collective, buttons.settleComment, async (ctx, { comment, wanted, page }) => {
    const { speech } = ctx
    const outcome = wanted === 1 ? 'takenUp' : 'notTakenUp'
    const settled = await settleComment(deps, ctx.viewer.actor, comment, outcome)
    await leaveDialogue(ctx)
    if (!settled.ok)
      return showScreen(ctx, { text: wordRefusal(speech, settled.refusal), rows: [[homeKey(speech)]] })
    await showScreen(ctx, commentsScreen(settled.value, page, speech))
  })
  return collective
}
