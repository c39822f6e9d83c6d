import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { refusedScreen } from '../bot/screens/refused.ts'
import { again, answer, type Taken } from './ask.ts'

/** Says why, and where home is; the question is over. */
export const endWith = async (ctx: Context, refusal: WordedRefusal): Promise<Taken<null>> => {
  await showScreen(ctx, refusedScreen(refusal, ctx.speech))
  return answer(null)
}

/** Says why above the question, which stays. */
export const askAgain = async (
  ctx: Context,
  screen: Screen,
  refusal: WordedRefusal,
): Promise<Taken<null>> => {
  await showScreen(ctx, withSentence(screen, wordRefusal(ctx.speech, refusal)))
  return again
}
