import { Composer } from 'grammy'
import { openDesk, openDeskUnits } from '../../domain/person/desk.ts'
import { mayFindPeople } from '../../domain/person/find.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { deskScreen } from '../people-desk.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { purposeScreen } from '../screens/people.ts'
import { peopleStatesScreen, peopleUnitsScreen } from '../screens/people-narrow.ts'
import { refusedScreen } from '../screens/refused.ts'
import { searchOf } from './person-ways.ts'

/** /people: whom one looks for, by name, unit and state, once it is said what for. */
export const createPeople = (deps: Deps): Composer<LinkedContext> => {
  const people = new Composer<LinkedContext>()

  const begin = async (ctx: LinkedContext): Promise<void> => {
    await leaveDialogue(ctx)
    const isAllowed = await mayFindPeople(deps, ctx.viewer.actor)
    await showScreen(ctx, isAllowed ? purposeScreen(ctx.speech) : refusedScreen('not_allowed', ctx.speech))
  }
  people.command('people', begin)
  onPress(people, buttons.people, begin)

  onPress(people, buttons.peopleFound, async (ctx, { search: word }) => {
    const search = await searchOf(ctx, word)
    if (search) await showScreen(ctx, await deskScreen(deps, ctx.viewer.actor, search, ctx.speech))
  })

  onPress(people, buttons.peopleUnits, async (ctx, { search: word }) => {
    const { speech, viewer } = ctx
    const search = await searchOf(ctx, word)
    if (!search) return
    const place = await openDeskUnits(deps, viewer.actor, search)
    await showScreen(
      ctx,
      place.ok
        ? peopleUnitsScreen(place.value, search, speech)
        : await deskScreen(deps, viewer.actor, search, speech),
    )
  })

  onPress(people, buttons.peopleStates, async (ctx, { search: word }) => {
    const { speech, viewer } = ctx
    const search = await searchOf(ctx, word)
    if (!search) return
    const opened = await openDesk(deps, viewer.actor, search)
    await showScreen(
      ctx,
      opened.ok
        ? peopleStatesScreen(opened.value, speech)
        : await deskScreen(deps, viewer.actor, search, speech),
    )
  })
  return people
}
