import type { Composer } from 'grammy'
import { peopleName } from '../../conversations/people.ts'
import { type OpenRecordRefusal, showRecord } from '../../domain/person/open-record.ts'
import type { PersonCard } from '../../domain/person/record.ts'
import type { PeopleSearch } from '../../domain/person/search.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import type { buttons } from '../buttons.ts'
import type { Html } from '../html.ts'
import { showScreen } from '../messenger.ts'
import { readSearch, searchWord } from '../people-search.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { closedRecordScreen, personCardScreen } from '../screens/person-card.ts'

/** A key of a card: whose it is, and the search it was found by. */
type CardButton = (typeof buttons)['openPerson' | 'personPosts' | 'personInvite' | 'askUnlinkPerson']

/** The search of a key; besides the keys, part of a name may be typed, wherever it stands. */
export const searchOf = async (ctx: LinkedContext, word: string): Promise<PeopleSearch | undefined> => {
  const search = readSearch(word)
  if (!search) {
    await ctx.acknowledge(ctx.speech.text('common:outdatedButton'))
    return undefined
  }
  await leaveDialogue(ctx)
  await ctx.conversation.enter(peopleName, searchWord({ ...search, page: 0, posts: 0 }))
  return search
}

export const onCard = (
  composer: Composer<LinkedContext>,
  kind: CardButton,
  handle: (ctx: LinkedContext, person: string, search: PeopleSearch) => Promise<void>,
): void =>
  onPress(composer, kind, async (ctx, { person, search: word }) => {
    const search = await searchOf(ctx, word)
    if (search) await handle(ctx, person, search)
  })

export const showClosed = (ctx: LinkedContext, refusal: WordedRefusal, search: PeopleSearch): Promise<void> =>
  showScreen(ctx, closedRecordScreen(wordRefusal(ctx.speech, refusal), search, ctx.speech))

/** A screen of a card that could be opened, or why it could not. */
export const withCard = (
  ctx: LinkedContext,
  opened: Result<PersonCard, OpenRecordRefusal>,
  search: PeopleSearch,
  toScreen: (card: PersonCard) => Screen,
): Promise<void> =>
  opened.ok ? showScreen(ctx, toScreen(opened.value)) : showClosed(ctx, opened.refusal, search)

/** The card as it is now, under what has just become of it; where nothing did, it is a look like any other. */
export const showAfter = async (
  ctx: LinkedContext,
  deps: Deps,
  of: Readonly<{ person: string; search: PeopleSearch }>,
  sentence: Html,
  read: typeof showRecord = showRecord,
): Promise<void> => {
  const { person, search } = of
  const shown = await read(deps, ctx.viewer.actor, person, search)
  const now = deps.moment().at
  await withCard(ctx, shown, search, card => withSentence(personCardScreen(card, now, ctx.speech), sentence))
}
