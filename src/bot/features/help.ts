import { Composer } from 'grammy'
import { readHats } from '../../domain/person/hats.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, onPress } from '../press.ts'
import { helpScreen } from '../screens/help.ts'
import { strangerScreen } from '../screens/home.ts'
import { retentionKey } from '../screens/retention.ts'
import { wayBack } from '../way-back.ts'

/** What the bot is for, and what is kept of whom and why. */
export const createHelp = (deps: Deps): Composer<Context> => {
  const help = new Composer<Context>()
  const showHelp = async (ctx: Context): Promise<void> => {
    const { speech } = ctx
    if (isLinked(ctx)) await showScreen(ctx, helpScreen(await readHats(deps, ctx.viewer.actor), speech))
    else await showScreen(ctx, { ...strangerScreen(speech), rows: wayBack(ctx) })
  }
  help.command('help', showHelp)
  onPress(help, buttons.help, showHelp)

  const showPrivacy = (ctx: Context): Promise<void> =>
    showScreen(ctx, {
      text: ctx.speech.html('privacy:notice'),
      rows: [[retentionKey(ctx.speech)], ...wayBack(ctx)],
    })
  help.command('privacy', showPrivacy)
  onPress(help, buttons.privacy, showPrivacy)
  return help
}
