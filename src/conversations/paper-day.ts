import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import { confirmHandInScreen, signedDayScreen } from '../bot/screens/paper-entry.ts'
import { parseDays } from '../bot/typed-day.ts'
import { planHandIn } from '../domain/paper-entry/hand-in.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { again, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { endWith } from './refuse.ts'

export const paperDayName = 'paperDay'

/** The day under the signature of an entered form, as typed; what it comes to is confirmed by a key. */
export const createPaperDay =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, entryId: string): Promise<void> => {
    await ask(conversation, ctx => takeDay(ctx, entryId, deps))
  }

/** One day alone: from it to itself. */
const readDay = (typed: string, today: string): string | undefined => {
  const days = parseDays(`${typed}–${typed}`, today)
  return days && days.from === days.to ? days.from : undefined
}

const takeDay = async (ctx: Context, entryId: string, deps: Deps): Promise<Taken<null>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text: typed } = said
  const day = readDay(typed, deps.moment().today)
  if (!day) return askAgain(ctx, actor, entryId, 'paper_day_needed', deps)
  const planned = await planHandIn(deps, actor, entryId, day)
  if (!planned.ok) return askAgain(ctx, actor, entryId, planned.refusal, deps)
  await showScreen(ctx, confirmHandInScreen(planned.value, day, ctx.speech))
  return again
}

const askAgain = async (
  ctx: Context,
  actor: Actor,
  entryId: string,
  refusal: WordedRefusal,
  deps: Deps,
): Promise<Taken<null>> => {
  const { speech } = ctx
  const planned = await planHandIn(deps, actor, entryId, null)
  if (!planned.ok) return endWith(ctx, planned.refusal)
  const screen = signedDayScreen(planned.value, deps.moment().today, speech)
  await showScreen(ctx, withSentence(screen, wordRefusal(speech, refusal)))
  return again
}
