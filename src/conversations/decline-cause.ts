import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { askDeclineCauseScreen, causeScreen } from '../bot/screens/cause.ts'
import { decideCause } from '../domain/approval/decide-cause.ts'
import { openCause } from '../domain/approval/open-cause.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const declineCauseName = 'declineCause'

/** Why an objective cause is not confirmed, in the words of whoever does not. */
export const createDeclineCause =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, approvalId: string) => {
    await ask(conversation, ctx => takeReason(ctx, approvalId, deps))
  }

const takeReason = async (ctx: Context, approvalId: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const verdict = { outcome: 'returned' as const, reason: text }
  const decided = await decideCause(deps, actor, approvalId, verdict, null)
  if (decided.ok) {
    const shown = causeScreen(decided.value, speech)
    const isLate = decided.value.isLate && !ctx.isRepeated
    await showScreen(ctx, isLate ? withSentence(shown, wordRefusal(speech, 'already_decided')) : shown)
    return answer(null)
  }
  const opened = await openCause(deps, actor, approvalId)
  if (!opened.ok) return endWith(ctx, decided.refusal)
  return askAgain(ctx, askDeclineCauseScreen(opened.value.card, speech), decided.refusal)
}
