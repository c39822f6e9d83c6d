import { Composer } from 'grammy'
import { readHats } from '../../domain/person/hats.ts'
import { unlinkPerson } from '../../domain/person/unlink.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { forgetCommands, registerCommands } from '../commands.ts'
import type { Context } from '../context.ts'
import { isDigits, isLanguage } from '../language.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, leaveDialogue, onPress } from '../press.ts'
import { strangerScreen } from '../screens/home.ts'
import { askUnlinkScreen, settingsScreen } from '../screens/settings.ts'
import type { Speeches } from '../speech.ts'
import { wayBack } from '../way-back.ts'

const showSettings = (ctx: Context): Promise<void> =>
  showScreen(ctx, settingsScreen(ctx.speech, isLinked(ctx), wayBack(ctx)))

/** Language and digits take effect at once, an open dialogue goes on in the new ones. */
const speakAnew = (ctx: Context, change: Partial<Context['viewer']>, speeches: Speeches): void => {
  ctx.viewer = { ...ctx.viewer, ...change }
  ctx.speech = speeches(ctx.viewer.language, ctx.viewer.digits)
  ctx.remember({ language: ctx.viewer.language, digits: ctx.viewer.digits })
}

export const createSettings = (deps: Deps, speeches: Speeches): Composer<Context> => {
  const settings = new Composer<Context>()
  settings.command('settings', showSettings)
  onPress(settings, buttons.settings, showSettings)

  onPress(settings, buttons.language, async (ctx, { language }) => {
    if (!isLanguage(language) || language === ctx.viewer.language) return
    speakAnew(ctx, { language }, speeches)
    await showSettings(ctx)
    if (!isLinked(ctx)) return
    await registerCommands(ctx, await readHats(deps, ctx.viewer.actor))
  })

  onPress(settings, buttons.digits, async (ctx, { digits }) => {
    if (!isDigits(digits) || digits === ctx.viewer.digits) return
    speakAnew(ctx, { digits }, speeches)
    await showSettings(ctx)
  })

  const askUnlink = (ctx: Context): Promise<void> =>
    showScreen(ctx, isLinked(ctx) ? askUnlinkScreen(ctx.speech) : strangerScreen(ctx.speech))
  settings.command('unlink', askUnlink)
  onPress(settings, buttons.askUnlink, askUnlink)

  onPress(settings, buttons.unlink, async ctx => {
    await leaveDialogue(ctx)
    if (isLinked(ctx)) await unlinkPerson(deps, ctx.viewer.actor)
    await showScreen(ctx, { text: ctx.speech.html('settings:unlinked'), rows: [] })
    await forgetCommands(ctx)
  })
  return settings
}
