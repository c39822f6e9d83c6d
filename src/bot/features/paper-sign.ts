import { Composer } from 'grammy'
import { paperReturnName } from '../../conversations/paper-return.ts'
import { openPaper, signPaper } from '../../domain/paper-entry/sign.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { homeKey } from '../screens/home.ts'
import { askPaperReasonScreen, openedPaperScreen } from '../screens/paper-sign.ts'

/** The second person's part: comparing an entered form with the paper, signing it or sending it back. */
export const createPaperSign = (deps: Deps): Composer<LinkedContext> => {
  const sign = new Composer<LinkedContext>()

  const show = async (
    ctx: LinkedContext,
    approval: string,
    page: number,
    refusal: WordedRefusal | null = null,
  ): Promise<void> => {
    const { speech } = ctx
    await leaveDialogue(ctx)
    const opened = await openPaper(deps, ctx.viewer.actor, approval, page === 0 && refusal === null)
    if (!opened.ok) {
      return showScreen(ctx, { text: wordRefusal(speech, opened.refusal), rows: [[homeKey(speech)]] })
    }
    const screen = openedPaperScreen(opened.value, page, speech)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(speech, refusal)) : screen)
  }
  onPress(sign, buttons.openPaper, (ctx, { approval, page }) => show(ctx, approval, page))

  onPress(sign, buttons.signPaper, async (ctx, { approval }) => {
    const signed = await signPaper(deps, ctx.viewer.actor, approval)
    if (signed.ok) return showScreen(ctx, openedPaperScreen(signed.value, 0, ctx.speech))
    // Tried again after its answer was lost: the decision is what there is to see.
    const isOwnRepeat = ctx.isRepeated && signed.refusal === 'already_decided'
    const refusal = signed.refusal === 'authority_missing' ? 'paper_authority_missing' : signed.refusal
    await show(ctx, approval, 0, isOwnRepeat ? null : refusal)
  })

  onPress(sign, buttons.askSendPaperBack, async (ctx, { approval }) => {
    const opened = await openPaper(deps, ctx.viewer.actor, approval, false)
    if (!opened.ok || opened.value.decision)
      return show(ctx, approval, 0, opened.ok ? 'already_decided' : null)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(paperReturnName, approval)
    await showScreen(ctx, askPaperReasonScreen(approval, ctx.speech))
  })
  return sign
}
