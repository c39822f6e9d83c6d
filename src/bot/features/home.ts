import { Composer } from 'grammy'
import type { Hats } from '../../domain/person/person.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { registerCommands } from '../commands.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { homeScreen, strangerScreen } from '../screens/home.ts'

const hatsOf = (ctx: LinkedContext, deps: Deps): Promise<Hats> =>
  deps.transaction(store => store.people.hats(ctx.viewer.actor.personId, deps.moment().today))

/** The home menu, and with it the command menu of what the person is today. */
export const showHome = async (ctx: Context, deps: Deps): Promise<void> => {
  await leaveDialogue(ctx)
  if (!isLinked(ctx)) {
    await showScreen(ctx, strangerScreen(ctx.speech))
    return
  }
  const hats = await hatsOf(ctx, deps)
  await showScreen(ctx, homeScreen(ctx.viewer.actor.name, hats, ctx.speech))
  await registerCommands(ctx, hats)
}

/** /start without a code, /cancel and the home button: always work, also in the middle of a dialogue. */
export const createHome = (deps: Deps): Composer<Context> => {
  const home = new Composer<Context>()
  home.command('start', (ctx, next) => (ctx.match ? next() : showHome(ctx, deps)))
  home.command('cancel', ctx => showHome(ctx, deps))
  onPress(home, buttons.home, ctx => showHome(ctx, deps))
  return home
}
