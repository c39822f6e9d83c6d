import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import { askRelativeScreen, foundRelativesScreen } from '../bot/screens/declare-relative.ts'
import { askDeputyScreen, foundDeputiesScreen } from '../bot/screens/deputy.ts'
import { askPaperPersonScreen, foundForPaperScreen } from '../bot/screens/paper-print.ts'
import { askRolePersonScreen, foundForRoleScreen } from '../bot/screens/roles.ts'
import type { Speech } from '../bot/speech.ts'
import { findDeputies } from '../domain/deputy/name.ts'
import { findForPaper } from '../domain/paper-entry/issue.ts'
import type { Actor, PersonSummary } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import { findRelatives } from '../domain/relative/find.ts'
import type { Result } from '../domain/result.ts'
import { findForRole } from '../domain/role/read.ts'
import { again, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const searchName = 'search'

type Purpose = 'deputy' | 'relative' | 'paper' | 'role'

type Search = Readonly<{
  find(deps: Deps, actor: Actor, typed: string): Promise<Result<readonly PersonSummary[], WordedRefusal>>
  asked(speech: Speech): Screen
  found(people: readonly PersonSummary[], speech: Speech): Screen
}>

const searches: Readonly<Record<Purpose, Search>> = {
  deputy: { find: findDeputies, asked: askDeputyScreen, found: foundDeputiesScreen },
  paper: { find: findForPaper, asked: askPaperPersonScreen, found: foundForPaperScreen },
  role: { find: findForRole, asked: askRolePersonScreen, found: foundForRoleScreen },
  relative: { find: findRelatives, asked: askRelativeScreen, found: foundRelativesScreen },
}

/** Looks somebody up by part of the name for one purpose, again and again, until something else is begun. */
export const createSearch =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, purpose: Purpose): Promise<void> => {
    await ask(conversation, ctx => takeName(ctx, searches[purpose], deps))
  }

const takeName = async (ctx: Context, search: Search, deps: Deps): Promise<Taken<never>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const found = await search.find(deps, said.actor, said.text)
  await showScreen(
    ctx,
    found.ok
      ? search.found(found.value, speech)
      : withSentence(search.asked(speech), wordRefusal(speech, found.refusal)),
  )
  return again
}
