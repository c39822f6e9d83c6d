import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { askDeputyScreen, foundDeputiesScreen } from '../bot/screens/deputy.ts'
import { askRelativeScreen, foundRelativesScreen } from '../bot/screens/relatives.ts'
import type { Speech } from '../bot/speech.ts'
import { findDeputies } from '../domain/deputy/name.ts'
import type { Actor, PersonSummary } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { findRelatives } from '../domain/relative/declare.ts'
import type { Result } from '../domain/result.ts'
import { again, ask, type Dialogue, foreign, isOtherMessage, type Taken, typedText } from './ask.ts'

export const searchName = 'search'

type Purpose = 'deputy' | 'relative'

type Search = Readonly<{
  find(deps: Deps, actor: Actor, typed: string): Promise<Result<readonly PersonSummary[], WordedRefusal>>
  asked(speech: Speech): Screen
  found(people: readonly PersonSummary[], speech: Speech): Screen
}>

const searches: Readonly<Record<Purpose, Search>> = {
  deputy: { find: findDeputies, asked: askDeputyScreen, found: foundDeputiesScreen },
  relative: { find: findRelatives, asked: askRelativeScreen, found: foundRelativesScreen },
}

/** Looks somebody up by part of the name for one purpose, again and again, until something else is begun. */
export const createSearch =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, purpose: Purpose): Promise<void> => {
    await ask(conversation, ctx => takeName(ctx, searches[purpose], deps))
  }

const takeName = async (ctx: Context, search: Search, deps: Deps): Promise<Taken<never>> => {
  const { speech, viewer } = ctx
  const name = typedText(ctx)
  if (!viewer.actor || (name === undefined && !isOtherMessage(ctx))) return foreign
  const found = await search.find(deps, viewer.actor, name ?? '')
  await showScreen(
    ctx,
    found.ok
      ? search.found(found.value, speech)
      : withSentence(search.asked(speech), wordRefusal(speech, found.refusal)),
  )
  return again
}
