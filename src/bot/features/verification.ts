import { Composer } from 'grammy'
import { followUpName } from '../../conversations/follow-up.ts'
import type { Deps } from '../../domain/ports.ts'
import { decideVerification, openVerification } from '../../domain/recommendation/verify.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { screenRef } from '../screen-ref.ts'
import { homeKey } from '../screens/home.ts'
import { askSendBackScreen, verificationScreen } from '../screens/verification.ts'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

/** What was handed in and waits for its verifier: accepting it, or sending it back. */
export const createVerification = (deps: Deps): Composer<LinkedContext> => {
  const verification = new Composer<LinkedContext>()

  onPress(verification, buttons.openVerification, async (ctx, { approval }) => {
    const opened = await openVerification(deps, ctx.viewer.actor, approval)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, verificationScreen(opened.value, ctx.speech))
  })

  onPress(verification, buttons.acceptEvidence, async (ctx, { approval }) => {
    const messageId = ctx.callbackQuery?.message?.message_id
    const screen = messageId === undefined ? null : screenRef(ctx.viewer.accountId, messageId)
    const decided = await decideVerification(
      deps,
      ctx.viewer.actor,
      approval,
      { outcome: 'approved' },
      screen,
    )
    if (!decided.ok) return refuse(ctx, decided.refusal)
    await leaveDialogue(ctx)
    const shown = verificationScreen(decided.value, ctx.speech)
    // His own word heard twice is no news; another's is.
    const isLate = decided.value.isLate && !ctx.isRepeated
    await showScreen(ctx, isLate ? withSentence(shown, wordRefusal(ctx.speech, 'already_decided')) : shown)
  })

  onPress(verification, buttons.sendBackEvidence, async (ctx, { approval }) => {
    const opened = await openVerification(deps, ctx.viewer.actor, approval)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    await leaveDialogue(ctx)
    if (opened.value.decision) {
      const shown = verificationScreen(opened.value, ctx.speech)
      return showScreen(ctx, withSentence(shown, wordRefusal(ctx.speech, 'already_decided')))
    }
    await ctx.conversation.enter(followUpName, { purpose: 'sendBack', of: { approval } })
    await showScreen(ctx, askSendBackScreen(approval, ctx.speech))
  })
  return verification
}
