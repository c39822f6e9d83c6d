import { findAtDesk, openDesk } from '../domain/person/desk.ts'
import type { Actor } from '../domain/person/person.ts'
import { isAsked, type PeopleSearch } from '../domain/person/search.ts'
import type { Deps } from '../domain/ports.ts'
import { withSentence, wordRefusal } from './refusal.ts'
import type { Screen } from './screen.ts'
import { askPeopleScreen, foundPeopleScreen } from './screens/people.ts'
import { refusedScreen } from './screens/refused.ts'
import type { Speech } from './speech.ts'

/** Those found, or the question whom to find; a unit that is no longer one's own is left out of it, and that is said. */
export const deskScreen = async (
  deps: Deps,
  actor: Actor,
  search: PeopleSearch,
  speech: Speech,
): Promise<Screen> => {
  const found = isAsked(search) ? await findAtDesk(deps, actor, search) : undefined
  if (found?.ok) return foundPeopleScreen(found.value, speech)
  const opened = found ?? (await openDesk(deps, actor, search))
  if (opened.ok) return askPeopleScreen(opened.value, speech)
  if (opened.refusal === 'not_allowed') return refusedScreen(opened.refusal, speech)
  const screen = await deskScreen(deps, actor, { ...search, unit: null, state: null, name: '' }, speech)
  return withSentence(screen, wordRefusal(speech, opened.refusal))
}
