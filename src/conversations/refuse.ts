import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { homeKey } from '../bot/screens/home.ts'
import { again, answer, type Taken } from './ask.ts'

/** Says why, and where home is; the question is over. */
export const endWith = async (ctx: Context, refusal: WordedRefusal): Promise<Taken<null>> => {
  await showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })
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
