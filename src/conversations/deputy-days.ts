import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import { confirmDeputyScreen, deputyDaysScreen } from '../bot/screens/deputy.ts'
import { homeKey } from '../bot/screens/home.ts'
import { parseDays } from '../bot/typed-day.ts'
import { chooseDeputy, planDeputy } from '../domain/deputy/name.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const deputyDaysName = 'deputyDays'

/** From when to when somebody is to be a deputy, as typed; what it comes to is confirmed by a key. */
export const createDeputyDays =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, personId: string): Promise<void> => {
    await ask(conversation, ctx => takeDays(ctx, personId, deps))
  }

const takeDays = async (ctx: Context, personId: string, deps: Deps): Promise<Taken<null>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text: typed } = said
  const days = parseDays(typed, deps.moment().today)
  if (!days) return askAgain(ctx, actor, personId, 'deputy_days_needed', deps)
  const planned = await planDeputy(deps, actor, { personId, ...days })
  if (!planned.ok) return askAgain(ctx, actor, personId, planned.refusal, deps)
  await showScreen(ctx, confirmDeputyScreen(planned.value, ctx.speech))
  return answer(null)
}

const askAgain = async (
  ctx: Context,
  actor: Actor,
  personId: string,
  refusal: WordedRefusal,
  deps: Deps,
): Promise<Taken<null>> => {
  const { speech } = ctx
  const sentence = wordRefusal(speech, refusal)
  const chosen = await chooseDeputy(deps, actor, personId)
  if (!chosen.ok) {
    await showScreen(ctx, { text: sentence, rows: [[homeKey(speech)]] })
    return answer(null)
  }
  await showScreen(ctx, withSentence(deputyDaysScreen(chosen.value, deps.moment().today, speech), sentence))
  return again
}
