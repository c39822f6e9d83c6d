import { Composer } from 'grammy'
import { acknowledgeNotice } from '../../domain/notice/acknowledge.ts'
import { type SnoozeRefusal, snoozeReminder } from '../../domain/notice/snooze.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { changeKeys, editScreen } from '../messenger.ts'
import { type LinkedContext, onPress } from '../press.ts'
import { acknowledgedKeys } from '../screens/acknowledged.ts'
import { snoozedScreen } from '../screens/reminder.ts'

/** In a window over the chat: what was told stays as it is, and so does the dialogue below it. */
const refuse = ({ acknowledge, speech }: LinkedContext, refusal: SnoozeRefusal): Promise<void> =>
  acknowledge(speech.text(`refusals:${refusal}`))

/**
 * Answers to what was told unasked: putting a reminder off, confirming that an announcement was read. They
 * edit the message they came from and leave the living screen alone, so a dialogue goes on where it is.
 */
export const createNotice = (deps: Deps): Composer<LinkedContext> => {
  const notice = new Composer<LinkedContext>()

  onPress(notice, buttons.snooze, async (ctx, { delivery, days }) => {
    const { speech } = ctx
    const snoozed = await snoozeReminder(deps, ctx.viewer.actor, delivery, days)
    if (!snoozed.ok) return refuse(ctx, snoozed.refusal)
    const { reminder, day, isNew } = snoozed.value
    const messageId = ctx.callbackQuery?.message?.message_id
    // A second tap finds the message edited; editing the same text in again is an error.
    if ((isNew || ctx.isRepeated) && messageId !== undefined) {
      const screen = snoozedScreen(reminder, day, deps.moment().today, speech)
      if (await editScreen(ctx.api, ctx.viewer.accountId, messageId, screen, speech)) return
    }
    await ctx.acknowledge(speech.text('notices:snoozed', { day: speech.day(day) }))
  })

  onPress(notice, buttons.acknowledge, async (ctx, { delivery }) => {
    const { speech } = ctx
    const read = await acknowledgeNotice(deps, ctx.viewer.actor, delivery)
    if (!read.ok) return refuse(ctx, read.refusal)
    const { at, isNew } = read.value
    const messageId = ctx.callbackQuery?.message?.message_id
    // The message may be a picture, so its words are left alone.
    if ((isNew || ctx.isRepeated) && messageId !== undefined) {
      const rows = acknowledgedKeys(delivery, at, speech)
      await changeKeys(ctx.api, ctx.viewer.accountId, messageId, rows, speech)
    }
    await ctx.acknowledge(speech.text('broadcast:readNoted'))
  })
  return notice
}
