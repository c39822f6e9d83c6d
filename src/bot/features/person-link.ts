import { Composer } from 'grammy'
import { type DeskInviteRefusal, inviteFromDesk, revokeInvite } from '../../domain/person/desk-invite.ts'
import { endLinkOf } from '../../domain/person/end-link.ts'
import { unlinkReasons } from '../../domain/person/notice.ts'
import { openRecord } from '../../domain/person/open-record.ts'
import type { PeopleSearch } from '../../domain/person/search.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import {
  askSecondScreen,
  askUnlinkPersonScreen,
  cardIssuedScreen,
  reasonLetters,
} from '../screens/person-link.ts'
import { linkOf, sendSheet } from './invite.ts'
import { onCard, searchOf, showAfter, showClosed, withCard } from './person-ways.ts'

/** What is done from a record card with somebody's link to the bot: inviting, taking back, parting. */
export const createPersonLink = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const askSecond = async (ctx: LinkedContext, person: string, search: PeopleSearch): Promise<void> => {
    const opened = await openRecord(deps, ctx.viewer.actor, person, search)
    await withCard(ctx, opened, search, card => askSecondScreen(card, ctx.speech))
  }
  onCard(feature, buttons.askSecondInvite, askSecond)

  const refuseInvite = (
    ctx: LinkedContext,
    person: string,
    search: PeopleSearch,
    refusal: DeskInviteRefusal,
  ): Promise<void> => {
    if (refusal === 'person_unknown') return showClosed(ctx, refusal, search)
    return refusal === 'person_linked'
      ? askSecond(ctx, person, search)
      : showAfter(ctx, deps, { person, search }, wordRefusal(ctx.speech, refusal), openRecord)
  }

  const invite = async (
    ctx: LinkedContext,
    person: string,
    search: PeopleSearch,
    isSecond: boolean,
  ): Promise<void> => {
    const { speech, viewer } = ctx
    // Each code ends the one before, so a second tap, which finds a newer screen below, must not make another.
    if (ctx.callbackQuery?.message?.message_id !== ctx.account.screenId)
      return ctx.acknowledge(speech.text('common:outdatedButton'))
    const issued = await inviteFromDesk(deps, viewer.actor, person, isSecond)
    if (!issued.ok) return refuseInvite(ctx, person, search, issued.refusal)
    await showScreen(ctx, cardIssuedScreen(issued.value, linkOf(ctx, issued.value), search, speech))
    await sendSheet(ctx, [issued.value])
  }
  onCard(feature, buttons.personInvite, (ctx, person, search) => invite(ctx, person, search, false))
  onCard(feature, buttons.secondInvite, (ctx, person, search) => invite(ctx, person, search, true))

  onPress(feature, buttons.revokeInvite, async (ctx, { invite: id, search: word }) => {
    const { speech, viewer } = ctx
    const search = await searchOf(ctx, word)
    if (!search) return
    const revoked = await revokeInvite(deps, viewer.actor, id)
    if (revoked.ok) {
      const of = { person: revoked.value, search }
      return showAfter(ctx, deps, of, speech.html('people:revokeDone'))
    }
    if (revoked.refusal !== 'invite_gone') return showClosed(ctx, revoked.refusal, search)
    const sentence = ctx.isRepeated ? speech.html('people:revokeDone') : wordRefusal(speech, revoked.refusal)
    await showAfter(ctx, deps, { person: revoked.personId, search }, sentence, openRecord)
  })

  onCard(feature, buttons.askUnlinkPerson, async (ctx, person, search) => {
    const opened = await openRecord(deps, ctx.viewer.actor, person, search)
    await withCard(ctx, opened, search, card => askUnlinkPersonScreen(card, ctx.speech))
  })

  onPress(feature, buttons.unlinkPerson, async (ctx, { link, search: word, reason: letter }) => {
    const { speech, viewer } = ctx
    const search = await searchOf(ctx, word)
    if (!search) return
    const reason = unlinkReasons.find(one => reasonLetters[one] === letter)
    if (!reason) return ctx.acknowledge(speech.text('common:outdatedButton'))
    const ended = await endLinkOf(deps, viewer.actor, link, reason)
    if (ended.ok) {
      return showAfter(ctx, deps, { person: ended.value, search }, speech.html('people:unlinkDone'))
    }
    if (ended.refusal !== 'link_ended') return showClosed(ctx, ended.refusal, search)
    const sentence = ctx.isRepeated ? speech.html('people:unlinkDone') : wordRefusal(speech, ended.refusal)
    await showAfter(ctx, deps, { person: ended.personId, search }, sentence, openRecord)
  })
  return feature
}
