import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { askDeclineCauseScreen, causeScreen } from '../bot/screens/cause.ts'
import { homeKey } from '../bot/screens/home.ts'
import { decideCause } from '../domain/approval/decide-cause.ts'
import { openCause } from '../domain/approval/open-cause.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'

export const declineCauseName = 'declineCause'

/** Why an objective cause is not confirmed, in the words of whoever does not. */
export const createDeclineCause =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, approvalId: string) => {
    await ask(conversation, ctx => takeReason(ctx, approvalId, deps))
  }

const takeReason = async (ctx: Context, approvalId: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const { actor } = ctx.viewer
  const text = typedText(ctx)
  if (!actor || (text === undefined && !isOtherMessage(ctx))) return foreign
  const verdict = { outcome: 'returned' as const, reason: text ?? '' }
  const decided = await decideCause(deps, actor, approvalId, verdict, null)
  if (decided.ok) {
    const shown = causeScreen(decided.value, speech)
    const isLate = decided.value.isLate && !ctx.isRepeated
    await showScreen(ctx, isLate ? withSentence(shown, wordRefusal(speech, 'already_decided')) : shown)
    return answer(null)
  }
  const sentence = wordRefusal(speech, decided.refusal)
  const opened = await openCause(deps, actor, approvalId)
  if (!opened.ok) {
    await showScreen(ctx, { text: sentence, rows: [[homeKey(speech)]] })
    return answer(null)
  }
  await showScreen(ctx, withSentence(askDeclineCauseScreen(opened.value.card, speech), sentence))
  return again
}
