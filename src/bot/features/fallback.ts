import { Composer } from 'grammy'
import { buttons } from '../buttons.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { isLinked } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import type { Screen } from '../screen.ts'
import { homeKey, strangerScreen } from '../screens/home.ts'
import type { Speech } from '../speech.ts'

/** Free text that belongs to no dialogue: where to go from here, never an action. */
const lostScreen = (speech: Speech): Screen => ({
  text: speech.html('common:lost'),
  rows: [
    [{ text: speech.text('home:evaluate'), data: buttons.cycles.encode({}) }],
    [{ text: speech.text('home:help'), data: buttons.help.encode({}) }],
    [homeKey(speech)],
  ],
})

/** The last of the column: whatever nobody else took still gets one fitting sentence. */
export const createFallback = (): Composer<Context> => {
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
      return showScreen(ctx, {
        text: wordRefusal(ctx.speech, 'command_unknown'),
        rows: [[homeKey(ctx.speech)]],
      })
    }
    await showScreen(ctx, lostScreen(ctx.speech))
  })
  return fallback
}
