import type { Api } from 'grammy'
import type { Moment } from '../domain/moment.ts'
import type { DeliveryOutcome, PendingDelivery } from '../domain/notice/delivery.ts'
import { importanceOf } from '../domain/notice/importance.ts'
import { toDigits, toLanguage } from './language.ts'
import { editScreen, sendScreen } from './messenger.ts'
import { describeSendFailure, type SendFailure } from './outcome.ts'
import type { Screen } from './screen.ts'
import { readScreenRef, screenRef } from './screen-ref.ts'
import { noticeScreen } from './screens/notice.ts'
import type { Speech, Speeches } from './speech.ts'

type Options = Readonly<{
  api: Api
  speeches: Speeches
  /** Told of a text whose markup Telegram refused; it went out plain. */
  onUnformatted(delivery: PendingDelivery): void
}>

/** One message to one person: what became of it, or why it failed. Nothing is thrown. */
export type Sent =
  | Readonly<{ ok: true; outcome: DeliveryOutcome }>
  | Readonly<{ ok: false; failure: SendFailure; error: unknown }>

export type Send = (delivery: PendingDelivery, isQuiet: boolean, moment: Moment) => Promise<Sent>

const mostRefusedTexts = 100

/** Words without their markup: what is left when Telegram refuses how they are set. */
const plain = (screen: Screen): Screen => ({ ...screen, isPlain: true })

/** Renders a notice in its recipient's language as it is now and sends it, or edits what was sent earlier. */
export const createSender = ({ api, speeches, onUnformatted }: Options): Send => {
  /** Texts that were refused: for a broadcast's next thousand recipients they need not be refused again. */
  const refusedTexts = new Set<string>()

  const put = async (
    { revises }: PendingDelivery,
    chatId: number,
    screen: Screen,
    speech: Speech,
  ): Promise<DeliveryOutcome> => {
    if (revises === null) {
      return { state: 'sent', screen: screenRef(chatId, await sendScreen(api, chatId, screen, speech)) }
    }
    const original = revises === 'nothing' ? undefined : readScreenRef(revises.screen)
    const isEdited = original && (await editScreen(api, original.chatId, original.messageId, screen, speech))
    return isEdited && revises !== 'nothing'
      ? { state: 'sent', screen: revises.screen }
      : { state: 'skipped' }
  }

  const attempt = async (
    delivery: PendingDelivery,
    chatId: number,
    screen: Screen,
    speech: Speech,
  ): Promise<Sent> => {
    try {
      return { ok: true, outcome: await put(delivery, chatId, screen, speech) }
    } catch (error) {
      const failure = describeSendFailure(error)
      if (!failure) throw error
      if (failure.kind === 'moved' && failure.chatId !== chatId)
        return attempt(delivery, failure.chatId, screen, speech)
      if (failure.kind !== 'unformatted' || screen.isPlain) return { ok: false, failure, error }
      if (refusedTexts.size >= mostRefusedTexts) refusedTexts.clear()
      refusedTexts.add(screen.text)
      onUnformatted(delivery)
      return attempt(delivery, chatId, plain(screen), speech)
    }
  }

  const render = async (delivery: PendingDelivery, isQuiet: boolean, { today }: Moment): Promise<Sent> => {
    const { address, content, manner } = delivery
    if (!address) return { ok: true, outcome: { state: 'unlinked' } }
    const speech = speeches(toLanguage(address.language), toDigits(address.digits), manner.timeZone)
    const isAgainstQuiet = isQuiet && delivery.revises === null
    const importance = importanceOf(content, today)
    const screen = noticeScreen(content, speech, {
      deliveryId: delivery.id,
      today,
      passing: isAgainstQuiet && (importance === 'decision' || importance === 'deadline') ? importance : null,
    })
    const isRefused = refusedTexts.has(screen.text)
    return attempt(delivery, address.accountId, isRefused ? plain(screen) : screen, speech)
  }

  // What cannot be put into words today cannot tomorrow; tried for ever it would keep back everything behind it.
  return (delivery, isQuiet, moment) =>
    render(delivery, isQuiet, moment).catch(error => ({ ok: false, failure: { kind: 'refused' }, error }))
}
