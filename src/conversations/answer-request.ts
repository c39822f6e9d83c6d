import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { askAnswerScreen, requestScreen } from '../bot/screens/request-card.ts'
import { decideRequest, openRequest } from '../domain/movement/decide-request.ts'
import type { RequestDecision } from '../domain/movement/request.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const answerRequestName = 'answerRequest'

/** Takes the answer a request is accepted or declined with. */
export const createAnswerRequest =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, approval: string, outcome: RequestDecision['outcome']) => {
    await ask(conversation, ctx => takeAnswer(ctx, approval, outcome, deps))
  }

const takeAnswer = async (
  ctx: Context,
  approval: string,
  outcome: RequestDecision['outcome'],
  deps: Deps,
): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const decided = await decideRequest(deps, actor, approval, { outcome, answer: text })
  if (decided.ok) {
    const shown = requestScreen(decided.value, speech)
    const isLate = decided.value.isLate && !ctx.isRepeated
    await showScreen(ctx, isLate ? withSentence(shown, wordRefusal(speech, 'already_decided')) : shown)
    return answer(null)
  }
  const opened = await openRequest(deps, actor, approval)
  if (!opened.ok) return endWith(ctx, decided.refusal)
  return askAgain(ctx, askAnswerScreen(opened.value.card, outcome, speech), decided.refusal)
}
