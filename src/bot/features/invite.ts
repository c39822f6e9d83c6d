import { Composer, InputFile } from 'grammy'
import { findName } from '../../conversations/find.ts'
import { mayFindPeople } from '../../domain/person/find.ts'
import { issueInvite, issueUnitInvites } from '../../domain/person/invite.ts'
import type { IssuedInvite } from '../../domain/person/invite-code.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { inviteSheet } from '../invite-sheet.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, wordRefusal } from '../refusal.ts'
import { homeKey } from '../screens/home.ts'
import { findScreen, issuedScreen, unitIssuedScreen } from '../screens/invite.ts'

/** /invite: staff finds a person, gets a link to pass on and a sheet to print. */
export const createInvite = (deps: Deps): Composer<LinkedContext> => {
  const invite = new Composer<LinkedContext>()

  const askName = async (ctx: LinkedContext): Promise<void> => {
    if (!(await mayFindPeople(deps, ctx.viewer.actor))) return refuse(ctx, 'not_allowed')
    await leaveDialogue(ctx)
    await ctx.conversation.enter(findName)
    await showScreen(ctx, findScreen(ctx.speech))
  }
  invite.command('invite', askName)
  onPress(invite, buttons.findPerson, askName)

  onPress(invite, buttons.invite, async (ctx, { person }) => {
    if (isLeftBehind(ctx)) return sayOutdated(ctx)
    const issued = await issueInvite(deps, ctx.viewer.actor, person)
    if (!issued.ok) return refuse(ctx, issued.refusal)
    await showScreen(ctx, issuedScreen(issued.value, linkOf(ctx, issued.value), ctx.speech))
    await sendSheet(ctx, [issued.value])
  })

  onPress(invite, buttons.inviteUnit, async (ctx, { person }) => {
    if (isLeftBehind(ctx)) return sayOutdated(ctx)
    const issued = await issueUnitInvites(deps, ctx.viewer.actor, person)
    if (!issued.ok) return refuse(ctx, issued.refusal)
    await showScreen(ctx, unitIssuedScreen(issued.value, ctx.speech))
    await sendSheet(ctx, issued.value)
  })
  return invite
}

/** Each code ends the one before, so a second tap, which finds a newer screen below, must not make another. */
const isLeftBehind = (ctx: LinkedContext): boolean =>
  ctx.callbackQuery?.message?.message_id !== ctx.account.screenId

const sayOutdated = (ctx: LinkedContext): Promise<void> =>
  ctx.acknowledge(ctx.speech.text('common:outdatedButton'))

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[homeKey(ctx.speech)]] })

export const linkOf = (ctx: LinkedContext, { code }: IssuedInvite): string =>
  `https://t.me/${ctx.me.username}?start=${code}`

/** The codes exist nowhere else, so the sheet is sent at once; it is to be saved and printed. */
export const sendSheet = async (ctx: LinkedContext, issued: readonly IssuedInvite[]): Promise<void> => {
  const { speech } = ctx
  const sheet = await inviteSheet(
    issued.map(invite => ({ ...invite, link: linkOf(ctx, invite) })),
    speech,
  )
  await ctx.replyWithDocument(new InputFile(Buffer.from(sheet), `${speech.text('invite:sheetFile')}.html`), {
    caption: speech.text('invite:sheetCaption', { count: issued.length }),
  })
}
