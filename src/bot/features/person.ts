import { Composer } from 'grammy'
import { openCareer, openRecord } from '../../domain/person/open-record.ts'
import type { PeopleSearch } from '../../domain/person/search.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import type { LinkedContext } from '../press.ts'
import { personCardScreen } from '../screens/person-card.ts'
import { personClocksScreen, personPostsScreen } from '../screens/person-career.ts'
import { onCard, showClosed, withCard } from './person-ways.ts'

/** Somebody's record card, his posts so far and the clocks of those of today. */
export const createPersonCard = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  onCard(feature, buttons.openPerson, async (ctx, person, search) => {
    const opened = await openRecord(deps, ctx.viewer.actor, person, search)
    const now = deps.moment().at
    await withCard(ctx, opened, search, card => personCardScreen(card, now, ctx.speech))
  })

  const showCareer = async (
    ctx: LinkedContext,
    person: string,
    part: 'posts' | 'clocks',
    search: PeopleSearch,
  ): Promise<void> => {
    const opened = await openCareer(deps, ctx.viewer.actor, person, part, search)
    if (!opened.ok) return showClosed(ctx, opened.refusal, search)
    const screen = part === 'posts' ? personPostsScreen : personClocksScreen
    await showScreen(ctx, screen(opened.value, ctx.speech))
  }
  onCard(feature, buttons.personPosts, (ctx, person, search) => showCareer(ctx, person, 'posts', search))
  onCard(feature, buttons.personClocks, (ctx, person, search) => showCareer(ctx, person, 'clocks', search))
  return feature
}
