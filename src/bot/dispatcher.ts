import { type Api, GrammyError } from 'grammy'
import type { Accounts, Address } from '../domain/account/account.ts'
import type { Deliveries, DeliveryOutcome, PendingDelivery } from '../domain/notice/delivery.ts'
import { describeFailure } from './failure.ts'
import { toDigits, toLanguage } from './language.ts'
import { editScreen, isGone, sendScreen } from './messenger.ts'
import type { Pace } from './pace.ts'
import { readScreenRef, screenRef } from './screen-ref.ts'
import { noticeScreen } from './screens/notice.ts'
import type { Speeches } from './speech.ts'
import type { Log } from './worker.ts'

type Options = Readonly<{
  api: Api
  accounts: Accounts
  deliveries: Deliveries
  speeches: Speeches
  pace: Pace
  now(): Date
  log: Log
}>

/** Notices to one person are sent at least once: what was lost on the way is tried this often. */
const attempts = 12

/**
 * Sends what nobody asked for, in the recipient's language as it is now. Nobody is forgotten because Telegram
 * refused: the delivery says what became of it, and the person stays.
 */
export const createDispatcher = ({ api, accounts, deliveries, speeches, pace, now, log }: Options) => {
  const send = async ({ content, revises }: PendingDelivery, address: Address): Promise<DeliveryOutcome> => {
    const digits = toDigits(address.digits)
    const speech = speeches(toLanguage(address.language), digits)
    const screen = noticeScreen(content, speech)
    const { accountId } = address
    if (revises === null) {
      return { state: 'sent', screen: screenRef(accountId, await sendScreen(api, accountId, screen, speech)) }
    }
    const original = revises === 'nothing' ? undefined : readScreenRef(revises.screen)
    const isEdited = original && (await editScreen(api, original.chatId, original.messageId, screen, speech))
    return isEdited && revises !== 'nothing'
      ? { state: 'sent', screen: revises.screen }
      : { state: 'skipped' }
  }

  const settleFailure = async (
    delivery: PendingDelivery,
    address: Address,
    error: unknown,
    attempt: number,
  ): Promise<'done' | 'again'> => {
    const facts = { deliveryId: delivery.id, attempt, ...describeFailure(error) }
    if (isGone(error)) {
      await accounts.save(address.accountId, { reachable: false })
      await deliveries.settle(delivery.id, { state: 'gone' }, now())
      return 'done'
    }
    if (error instanceof GrammyError && error.error_code === 429)
      pace.pause(error.parameters.retry_after ?? 1)
    if (error instanceof GrammyError && error.error_code === 400) {
      log.error(facts, 'delivery refused')
      await deliveries.settle(delivery.id, { state: 'refused' }, now())
      return 'done'
    }
    if (attempt < attempts) {
      log.warn(facts, 'delivery failed, will be tried again')
      return 'again'
    }
    log.error(facts, 'delivery given up')
    await deliveries.settle(delivery.id, { state: 'unknown' }, now())
    return 'done'
  }

  return async ({ deliveryId }: { deliveryId: string }, attempt: number): Promise<'done' | 'again'> => {
    try {
      const delivery = await deliveries.load(deliveryId)
      if (!delivery) return 'done'
      const address = await accounts.addressOf(delivery.personId)
      if (!address) {
        await deliveries.settle(deliveryId, { state: 'gone' }, now())
        return 'done'
      }
      try {
        await pace.pass()
        await deliveries.settle(deliveryId, await send(delivery, address), now())
        return 'done'
      } catch (error) {
        return await settleFailure(delivery, address, error, attempt)
      }
    } catch (error) {
      log.warn(
        { deliveryId, attempt, ...describeFailure(error) },
        'delivery not settled, will be tried again',
      )
      return 'again'
    }
  }
}
