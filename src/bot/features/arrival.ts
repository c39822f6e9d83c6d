import { Composer } from 'grammy'
import { arriveName } from '../../conversations/arrive.ts'
import { readInvite } from '../../domain/person/admit.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { leaveDialogue, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { arriveLanguageScreen } from '../screens/arrive.ts'

/**
 * An invite link arrives as /start with a code. Whatever is wrong with the code, the answer is the same; and
 * buttons of an arrival that is over say so instead of doing anything.
 */
export const createArrival = (deps: Deps): Composer<Context> => {
  const arrival = new Composer<Context>()
  const refuse = (ctx: Context): Promise<void> =>
    showScreen(ctx, { text: wordRefusal(ctx.speech, 'invite_invalid'), rows: [] })

  arrival.command('start', async ctx => {
    await leaveDialogue(ctx)
    const invitation = await readInvite(deps, ctx.viewer.accountId, ctx.match)
    if (!invitation.ok || ctx.viewer.actor) return refuse(ctx)
    await ctx.conversation.enter(arriveName, invitation.value)
    await showScreen(ctx, arriveLanguageScreen(ctx.speech))
  })
  for (const kind of [
    buttons.arriveLanguage,
    buttons.arriveContinue,
    buttons.consent,
    buttons.decline,
    buttons.thatIsMe,
    buttons.notMe,
  ]) {
    onPress(arrival, kind, refuse)
  }
  return arrival
}
