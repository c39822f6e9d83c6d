import { Composer } from 'grammy'
import { declineCauseName } from '../../conversations/decline-cause.ts'
import { decideCause } from '../../domain/approval/decide-cause.ts'
import { openCause } from '../../domain/approval/open-cause.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { screenRef } from '../screen-ref.ts'
import { askDeclineCauseScreen, causeScreen } from '../screens/cause.ts'
import { homeKey } from '../screens/home.ts'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

/** Objective causes that wait for a word, and the files a line is shown by. */
export const createCause = (deps: Deps): Composer<LinkedContext> => {
  const cause = new Composer<LinkedContext>()

  onPress(cause, buttons.openCause, async (ctx, { approval }) => {
    const opened = await openCause(deps, ctx.viewer.actor, approval)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, causeScreen(opened.value, ctx.speech))
  })

  onPress(cause, buttons.confirmCause, async (ctx, { approval }) => {
    const messageId = ctx.callbackQuery?.message?.message_id
    const screen = messageId === undefined ? null : screenRef(ctx.viewer.accountId, messageId)
    const decided = await decideCause(deps, ctx.viewer.actor, approval, { outcome: 'approved' }, screen)
    if (!decided.ok) return refuse(ctx, decided.refusal)
    const shown = causeScreen(decided.value, ctx.speech)
    // His own word heard twice is no news; another's is.
    const isLate = decided.value.isLate && !ctx.isRepeated
    await showScreen(ctx, isLate ? withSentence(shown, wordRefusal(ctx.speech, 'already_decided')) : shown)
  })

  onPress(cause, buttons.askDeclineCause, async (ctx, { approval }) => {
    const opened = await openCause(deps, ctx.viewer.actor, approval)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await leaveDialogue(ctx)
    if (opened.value.decision) {
      const shown = causeScreen(opened.value, ctx.speech)
      return showScreen(ctx, withSentence(shown, wordRefusal(ctx.speech, 'already_decided')))
    }
    await ctx.conversation.enter(declineCauseName, approval)
    await showScreen(ctx, askDeclineCauseScreen(opened.value.card, ctx.speech))
  })
  return cause
}
