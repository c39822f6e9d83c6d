import { Composer } from 'grammy'
import {
  changePreference,
  type PreferenceChange,
  type PreferenceView,
  readPreference,
} from '../../domain/notice/preference.ts'
import { readHats } from '../../domain/person/hats.ts'
import { unlinkPerson } from '../../domain/person/unlink.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { forgetCommands, registerCommands } from '../commands.ts'
import type { Context } from '../context.ts'
import { isDigits, isLanguage } from '../language.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { withSentence, wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { strangerScreen } from '../screens/home.ts'
import { askUnlinkScreen, settingsScreen } from '../screens/settings.ts'
import { quietHoursScreen, timeZonesScreen } from '../screens/settings-notices.ts'
import type { Speech, Speeches } from '../speech.ts'
import { wayBack } from '../way-back.ts'

/** What was chosen takes effect at once, an open dialogue goes on in it. */
const speakAnew = (ctx: Context, change: Partial<Context['viewer']>, speeches: Speeches): void => {
  ctx.viewer = { ...ctx.viewer, ...change }
  const { language, digits, timeZone } = ctx.viewer
  ctx.speech = speeches(language, digits, timeZone)
}

const rememberSpeech = (ctx: Context): void =>
  ctx.remember({ language: ctx.viewer.language, digits: ctx.viewer.digits })

export const createSettings = (deps: Deps, speeches: Speeches): Composer<Context> => {
  const settings = new Composer<Context>()

  const showSettings = async (ctx: Context): Promise<void> => {
    const preference = isLinked(ctx) ? await readPreference(deps, ctx.viewer.actor) : null
    await showScreen(ctx, settingsScreen(ctx.speech, preference, wayBack(ctx)))
  }
  settings.command('settings', showSettings)
  onPress(settings, buttons.settings, showSettings)

  onPress(settings, buttons.language, async (ctx, { language }) => {
    if (!isLanguage(language) || language === ctx.viewer.language) return
    speakAnew(ctx, { language }, speeches)
    rememberSpeech(ctx)
    await showSettings(ctx)
    if (!isLinked(ctx)) return
    await registerCommands(ctx, await readHats(deps, ctx.viewer.actor))
  })

  onPress(settings, buttons.digits, async (ctx, { digits }) => {
    if (!isDigits(digits) || digits === ctx.viewer.digits) return
    speakAnew(ctx, { digits }, speeches)
    rememberSpeech(ctx)
    await showSettings(ctx)
  })

  settings.use(createNoticeSettings(deps, speeches))

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

/** How somebody is told things: only whoever is linked is told any. */
const createNoticeSettings = (deps: Deps, speeches: Speeches): Composer<Context> => {
  const settings = new Composer<Context>()
  const linked = settings.filter<LinkedContext>(isLinked)

  /** Shows the choice again as it then is, or what was against it. */
  const choose = async (
    ctx: LinkedContext,
    change: PreferenceChange,
    screenOf: (view: PreferenceView, speech: Speech) => Screen,
  ): Promise<void> => {
    const { actor } = ctx.viewer
    const changed = await changePreference(deps, actor, change)
    if (!changed.ok) {
      const screen = screenOf(await readPreference(deps, actor), ctx.speech)
      return showScreen(ctx, withSentence(screen, wordRefusal(ctx.speech, changed.refusal)))
    }
    const { view, isNew } = changed.value
    // Pressed twice: the screen says so already, unless its answer was lost on the first attempt.
    if (!isNew && !ctx.isRepeated) return
    speakAnew(ctx, { timeZone: view.chosen.timeZone }, speeches)
    await showScreen(ctx, screenOf(view, ctx.speech))
  }

  onPress(linked, buttons.quietHours, async ctx =>
    showScreen(ctx, quietHoursScreen(await readPreference(deps, ctx.viewer.actor), ctx.speech)),
  )
  onPress(linked, buttons.setQuiet, (ctx, { from: quietFrom, to: quietTo }) =>
    choose(ctx, { kind: 'quietHours', quietFrom, quietTo }, quietHoursScreen),
  )
  onPress(linked, buttons.timeZones, async ctx =>
    showScreen(ctx, timeZonesScreen(await readPreference(deps, ctx.viewer.actor), ctx.speech)),
  )
  onPress(linked, buttons.setTimeZone, (ctx, { place }) =>
    choose(ctx, { kind: 'timeZone', place }, timeZonesScreen),
  )
  onPress(linked, buttons.setDigest, async (ctx, { wanted }) => {
    // Neither yes nor no is a button nobody was shown.
    if (wanted > 1) return ctx.acknowledge(ctx.speech.text('common:outdatedButton'))
    await choose(ctx, { kind: 'digest', isWanted: wanted === 1 }, (view, speech) =>
      settingsScreen(speech, view, wayBack(ctx)),
    )
  })
  return settings
}
