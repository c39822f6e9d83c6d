import { Composer } from 'grammy'
import { readHats } from '../../domain/person/hats.ts'
import type { Hats } from '../../domain/person/person.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { Context } from '../context.ts'
import type { Intent, SuggestIntents } from '../intents.ts'
import { showScreen } from '../messenger.ts'
import { isLinked } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import type { Button, Screen } from '../screen.ts'
import { homeKey, strangerScreen } from '../screens/home.ts'
import type { Speech } from '../speech.ts'

const intentKey = (intent: Intent, speech: Speech): Button => {
  switch (intent) {
    case 'evaluate':
      return { text: speech.text('home:evaluate'), data: buttons.cycles.encode({}) }
    case 'notebook':
      return { text: speech.text('home:notebook'), data: buttons.notebook.encode({ page: 0 }) }
    case 'approvals':
      return { text: `📋 ${speech.text('commands:approvals')}`, data: buttons.approvals.encode({ page: 0 }) }
    case 'invite':
      return { text: speech.text('home:invite'), data: buttons.findPerson.encode({}) }
    case 'announce':
      return { text: speech.text('home:announce'), data: buttons.broadcasts.encode({}) }
    case 'settings':
      return { text: speech.text('home:settings'), data: buttons.settings.encode({}) }
    case 'privacy':
      return { text: speech.text('settings:privacy'), data: buttons.privacy.encode({}) }
    case 'help':
      return { text: speech.text('home:help'), data: buttons.help.encode({}) }
    case 'home':
      return homeKey(speech)
  }
}

/** Nobody is shown a way that would only be refused at its end. */
const isOpenTo =
  ({ staff, admin, supervisor, pending }: Hats) =>
  (intent: Intent): boolean => {
    if (intent === 'invite') return staff || admin
    if (intent === 'announce') return staff
    return intent !== 'approvals' || supervisor || pending > 0
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
      return showScreen(ctx, {
        text: wordRefusal(ctx.speech, 'command_unknown'),
        rows: [[homeKey(ctx.speech)]],
      })
    }
    const hats = await readHats(deps, ctx.viewer.actor)
    await showScreen(ctx, lostScreen(ctx.message.text ?? '', suggest, isOpenTo(hats), ctx.speech))
  })
  return fallback
}
