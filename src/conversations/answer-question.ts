import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { homeKey } from '../bot/screens/home.ts'
import { askAnswerScreen, questionSettledScreen } from '../bot/screens/inspection-question.ts'
import type { Speech } from '../bot/speech.ts'
import { type AskedQuestion, answerQuestion } from '../domain/inspection/question-answer.ts'
import type { Deps } from '../domain/ports.ts'
import { answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const answerQuestionName = 'answerQuestion'

/** What a member of the team answers. */
export const createAnswerQuestion =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, questionId: string): Promise<void> => {
    await ask(conversation, ctx => takeAnswer(ctx, questionId, deps))
  }

/** The question with its answer, and that somebody else was first where it is so. */
export const answeredScreen = ({ card, answer: given, isLate }: AskedQuestion, speech: Speech): Screen => {
  if (!given) return askAnswerScreen(card, speech)
  const screen = questionSettledScreen({ card, answer: given }, speech, [[homeKey(speech)]])
  return withSentence(
    screen,
    speech.html(isLate ? 'inspectionReminder:answeredBefore' : 'inspectionReminder:answerSent'),
  )
}

const takeAnswer = async (ctx: Context, questionId: string, deps: Deps): Promise<Taken<null>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text } = said
  const given = await answerQuestion(deps, actor, questionId, text)
  if (given.ok) {
    await showScreen(ctx, answeredScreen(given.value, ctx.speech))
    return answer(null)
  }
  const open = await answerQuestion(deps, actor, questionId, null)
  return open.ok
    ? askAgain(ctx, askAnswerScreen(open.value.card, ctx.speech), given.refusal)
    : endWith(ctx, open.refusal)
}
