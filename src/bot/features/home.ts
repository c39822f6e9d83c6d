import { Composer } from 'grammy'
import { readHats } from '../../domain/person/hats.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { forgetCommands, registerCommands } from '../commands.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, leaveDialogue, onPress } from '../press.ts'
import { homeScreen, strangerScreen } from '../screens/home.ts'

/** The home menu, and with it the command menu of what the person is today. */
export const showHome = async (ctx: Context, deps: Deps): Promise<void> => {
  await leaveDialogue(ctx)
  if (!isLinked(ctx)) {
    await showScreen(ctx, strangerScreen(ctx.speech))
    // Parted by somebody else, who cannot change the menu of this chat.
    if (ctx.account.commands) await forgetCommands(ctx)
    return
  }
  const hats = await readHats(deps, ctx.viewer.actor)
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
