import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { findScreen, foundScreen } from '../bot/screens/invite.ts'
import { findPeople } from '../domain/person/find.ts'
import type { Deps } from '../domain/ports.ts'
import { again, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const findName = 'find'

/** Looks a person up by part of the name, again and again, until something else is begun. */
export const createFind = (deps: Deps) => async (conversation: Dialogue) => {
  await ask(conversation, ctx => takeName(ctx, deps))
}

const takeName = async (ctx: Context, deps: Deps): Promise<Taken<never>> => {
  const said = saidBy(ctx)
  if (!said) return foreign
  const found = await findPeople(deps, said.actor, said.text)
  await showScreen(
    ctx,
    found.ok
      ? foundScreen(found.value, ctx.speech)
      : withSentence(findScreen(ctx.speech), wordRefusal(ctx.speech, found.refusal)),
  )
  return again
}
