import { Composer } from 'grammy'
import { buttons } from '../buttons.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, onPress } from '../press.ts'
import { homeKey, strangerScreen } from '../screens/home.ts'

/** What the bot is for, and what is kept of whom and why. */
export const createHelp = (): Composer<Context> => {
  const help = new Composer<Context>()
  const rowsFor = (ctx: Context) => (isLinked(ctx) ? [[homeKey(ctx.speech)]] : [])

  const showHelp = (ctx: Context): Promise<void> =>
    showScreen(
      ctx,
      isLinked(ctx)
        ? { text: ctx.speech.html('help:linked'), rows: rowsFor(ctx) }
        : strangerScreen(ctx.speech),
    )
  help.command('help', showHelp)
  onPress(help, buttons.help, showHelp)

  const showPrivacy = (ctx: Context): Promise<void> =>
    showScreen(ctx, { text: ctx.speech.html('privacy:notice'), rows: rowsFor(ctx) })
  help.command('privacy', showPrivacy)
  onPress(help, buttons.privacy, showPrivacy)
  return help
}
