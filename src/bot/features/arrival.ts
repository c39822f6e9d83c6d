import { Composer } from 'grammy'
import { arriveName } from '../../conversations/arrive.ts'
import { readInvite } from '../../domain/person/admit.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Context } from '../context.ts'
import { showScreen } from '../messenger.ts'
import { isLinked, leaveDialogue } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { arriveLanguageScreen } from '../screens/arrive.ts'
import { wayBack } from '../way-back.ts'

/**
 * An invite link arrives as /start with a code. Whatever is wrong with the code, the answer is the same; and
 * whoever is linked already, or is just arriving by another code, goes on from where he was.
 */
export const createArrival = (deps: Deps): Composer<Context> => {
  const arrival = new Composer<Context>()
  arrival.command('start', async ctx => {
    const invitation = await readInvite(deps, ctx.viewer.accountId, ctx.match)
    if (!invitation.ok || isLinked(ctx)) {
      return showScreen(ctx, { text: wordRefusal(ctx.speech, 'invite_invalid'), rows: wayBack(ctx) })
    }
    await leaveDialogue(ctx)
    await ctx.conversation.enter(arriveName, invitation.value)
    await showScreen(ctx, arriveLanguageScreen(ctx.speech))
  })
  return arrival
}
