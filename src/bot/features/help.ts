import { Composer } from 'grammy'
import { buttons } from '../buttons.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, onPress } from '../press.ts'
import { strangerScreen } from '../screens/home.ts'
import { wayBack } from '../way-back.ts'

/** What the bot is for, and what is kept of whom and why. */
export const createHelp = (): Composer<Context> => {
  const help = new Composer<Context>()
  const showHelp = (ctx: Context): Promise<void> =>
    showScreen(ctx, {
      text: isLinked(ctx) ? ctx.speech.html('help:linked') : strangerScreen(ctx.speech).text,
      rows: wayBack(ctx),
    })
  help.command('help', showHelp)
  onPress(help, buttons.help, showHelp)

  const showPrivacy = (ctx: Context): Promise<void> =>
    showScreen(ctx, { text: ctx.speech.html('privacy:notice'), rows: wayBack(ctx) })
  help.command('privacy', showPrivacy)
  onPress(help, buttons.privacy, showPrivacy)
  return help
}
