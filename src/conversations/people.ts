import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { deskScreen } from '../bot/people-desk.ts'
import { readSearch } from '../bot/people-search.ts'
import { withSentence, wordRefusal } from '../bot/refusal.ts'
import { searchedName } from '../domain/person/search.ts'
import type { Deps } from '../domain/ports.ts'
import { again, answer, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'

export const peopleName = 'people'

/** Takes part of a name, again and again, for the search whose screen is open. */
export const createPeopleDialogue =
  (deps: Deps) =>
  async (conversation: Dialogue, _: unknown, word: string): Promise<void> => {
    await ask(conversation, ctx => takeName(ctx, word, deps))
  }

const takeName = async (ctx: Context, word: string, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const search = readSearch(word)
  if (!search) return answer(null)
  const name = searchedName(said.text)
  const asked = { ...search, page: 0, posts: 0 }
  if (name !== undefined) {
    await showScreen(ctx, await deskScreen(deps, said.actor, { ...asked, name }, speech))
    return again
  }
  const screen = await deskScreen(deps, said.actor, { ...asked, state: null, unit: null, name: '' }, speech)
  await showScreen(ctx, withSentence(screen, wordRefusal(speech, 'search_name_needed')))
  return again
}
