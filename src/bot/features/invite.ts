import { Composer, InputFile } from 'grammy'
import { findName } from '../../conversations/find.ts'
import { issueInvite } from '../../domain/person/invite.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { inviteSheet } from '../invite-sheet.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { findScreen } from '../screens/find.ts'
import { homeKey, strangerScreen } from '../screens/home.ts'

/** /invite: staff finds a person, gets a link to pass on and a sheet to print. */
export const createInvite = (deps: Deps): Composer<LinkedContext> => {
  const invite = new Composer<LinkedContext>()

  const askName = async (ctx: LinkedContext): Promise<void> => {
    const { personId } = ctx.viewer.actor
    const hats = await deps.transaction(store => store.people.hats(personId, deps.moment().today))
    await leaveDialogue(ctx)
    if (!hats.staff && !hats.admin) return showScreen(ctx, notAllowed(ctx))
    await ctx.conversation.enter(findName)
    await showScreen(ctx, findScreen(ctx.speech))
  }
  invite.command('invite', askName)
  onPress(invite, buttons.findPerson, askName)

  onPress(invite, buttons.invite, async (ctx, { person }) => {
    const { speech } = ctx
    const issued = await issueInvite(deps, ctx.viewer.actor, person)
    if (!issued.ok) {
      return showScreen(ctx, { text: wordRefusal(speech, issued.refusal), rows: [[homeKey(speech)]] })
    }
    const { code, expiresAt } = issued.value
    const link = `https://t.me/${ctx.me.username}?start=${code}`
    const { name } = issued.value.person
    await showScreen(ctx, {
      text: speech.html('invite:issued', { name, link, instant: speech.instant(expiresAt) }),
      rows: [
        [{ text: speech.text('invite:another'), data: buttons.findPerson.encode({}) }],
        [homeKey(speech)],
      ],
      isProtected: true,
    })
    const sheet = await inviteSheet([{ person: issued.value.person, link, expiresAt }], speech)
    await ctx.replyWithDocument(
      new InputFile(Buffer.from(sheet), `${speech.text('invite:sheetFile')}.html`),
      {
        caption: speech.text('invite:sheetCaption'),
        protect_content: true,
      },
    )
  })
  return invite
}

const notAllowed = (ctx: LinkedContext) => ({
  ...strangerScreen(ctx.speech),
  text: wordRefusal(ctx.speech, 'not_allowed'),
})
