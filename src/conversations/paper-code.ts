import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { foundFormScreen, paperEntriesScreen } from '../bot/screens/paper-entry.ts'
import { findForm, listEntries } from '../domain/paper-entry/take.ts'
import type { Deps } from '../domain/ports.ts'
import { again, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { endWith } from './refuse.ts'

export const paperCodeName = 'paperCode'

/** The code of a printed form, asked for until one is found; further ones may be typed after it. */
export const createPaperCode = (deps: Deps) => async (conversation: Dialogue) => {
  await ask(conversation, ctx => takeCode(ctx, deps))
}

const takeCode = async (ctx: Context, deps: Deps): Promise<Taken<null>> => {
  const { speech, viewer } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const { actor, text: typed } = said
  const listed = await listEntries(deps, actor)
  if (!listed.ok) return endWith(ctx, listed.refusal)
  const found = await findForm(deps, actor, viewer.accountId, typed)
  const screen = found.ok
    ? foundFormScreen(found.value, speech)
    : withSentence(paperEntriesScreen(listed.value, speech), wordRefusal(speech, found.refusal))
  await showScreen(ctx, screen)
  return again
}
