import { Composer } from 'grammy'
import { readHats } from '../../domain/person/hats.ts'
import type { Hats } from '../../domain/person/person.ts'
import type { Deps } from '../../domain/ports.ts'
import { usableCommands } from '../commands.ts'
import type { Context } from '../context.ts'
import { intentKey } from '../intent-keys.ts'
import type { Intent, SuggestIntents } from '../intents.ts'
import { showScreen } from '../messenger.ts'
import { isLinked } from '../press.ts'
import type { Screen } from '../screen.ts'
import { strangerScreen } from '../screens/home.ts'
import { refusedScreen } from '../screens/refused.ts'
import type { Speech } from '../speech.ts'

/** Nobody is shown a way that would only be refused at its end. */
const isOpenTo = (hats: Hats): ((intent: Intent) => boolean) => {
  const open: ReadonlySet<string> = new Set(usableCommands(hats))
  return intent => open.has(intent)
}

/** Free text that belongs to no dialogue: three places to go from here, never an action. */
const lostScreen = (
  text: string,
  suggest: SuggestIntents,
  isOpen: (intent: Intent) => boolean,
  speech: Speech,
): Screen => ({
  text: speech.html('common:lost'),
  rows: suggest(text, isOpen).map(intent => [intentKey(intent, speech)]),
})

/** The last of the column: whatever nobody else took still gets one fitting sentence. */
export const createFallback = (deps: Deps, suggest: SuggestIntents): Composer<Context> => {
  const fallback = new Composer<Context>()

  // An edited message does not change an answer; the person would otherwise believe it did.
  fallback.on('edited_message', async ctx => {
    if (isLinked(ctx)) await ctx.reply(ctx.speech.html('common:editedMessage'), { parse_mode: 'HTML' })
  })
  fallback.on('callback_query', ctx =>
    ctx.acknowledge(ctx.speech.text(isLinked(ctx) ? 'common:outdatedButton' : 'common:notLinked')),
  )
  fallback.on('message', async ctx => {
    if (!isLinked(ctx)) return showScreen(ctx, strangerScreen(ctx.speech))
    if (ctx.message.text?.startsWith('/')) {
      return showScreen(ctx, refusedScreen('command_unknown', ctx.speech))
    }
    const hats = await readHats(deps, ctx.viewer.actor)
    await showScreen(ctx, lostScreen(ctx.message.text ?? '', suggest, isOpenTo(hats), ctx.speech))
  })
  return fallback
}
