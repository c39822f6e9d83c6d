import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { homeKey } from '../bot/screens/home.ts'
import { askPaperReasonScreen, openedPaperScreen } from '../bot/screens/paper-sign.ts'
import { openPaper, sendPaperBack } from '../domain/paper-entry/sign.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain } from './refuse.ts'

export const paperReturnName = 'paperReturn'

/** What differs from the paper, in the words of whoever compared it. */
export const createPaperReturn =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, approvalId: string): Promise<void> => {
    await ask(conversation, ctx => takeReason(ctx, approvalId, deps))
  }

const mayBeMended = ['reason_needed', 'reason_too_long', 'text_classified'] as const

const takeReason = async (ctx: Context, approvalId: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const sent = await sendPaperBack(deps, actor, approvalId, text)
  if (sent.ok) {
    await showScreen(ctx, openedPaperScreen(sent.value, 0, speech))
    return answer(null)
  }
  const sentence = wordRefusal(speech, sent.refusal)
  if (mayBeMended.some(refusal => refusal === sent.refusal)) {
    return askAgain(ctx, askPaperReasonScreen(approvalId, speech), sent.refusal)
  }
  const opened = await openPaper(deps, actor, approvalId, false)
  const screen = opened.ok
    ? openedPaperScreen(opened.value, 0, speech)
    : { text: sentence, rows: [[homeKey(speech)]] }
  await showScreen(ctx, opened.ok ? withSentence(screen, sentence) : screen)
  return answer(null)
}
