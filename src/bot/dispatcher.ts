import type { Accounts } from '../domain/account/account.ts'
import type { Zones } from '../domain/local-time.ts'
import type { Moment } from '../domain/moment.ts'
import type { Deliveries, DeliveryOutcome, PendingDelivery } from '../domain/notice/delivery.ts'
import { importanceOf } from '../domain/notice/importance.ts'
import { decideRelease } from '../domain/notice/release.ts'
import { describeFailure } from './failure.ts'
import { isAnswer } from './outcome.ts'
import type { Pace } from './pace.ts'
import type { Send } from './sender.ts'
import type { Log } from './worker.ts'

type Options = Readonly<{
  accounts: Accounts
  deliveries: Deliveries
  send: Send
  pace: Pace
  zones: Zones
  moment(): Moment
  log: Log
}>

/** Tried in vain this often, a notice waits aside for so long, and what else the person is to get goes on. */
const attempts = 12
const asideMilliseconds = 600_000

/** An answer lost this often: the message is there several times by now, and more of it would help nobody. */
const mostLost = 12

/** What stands before sending: nowhere to go, not now, not any more. */
export const decideBefore = (
  { content, expiresAt, revises, address, manner }: PendingDelivery,
  zones: Zones,
  { at, today }: Moment,
): Readonly<{ isQuiet: boolean }> | DeliveryOutcome => {
  if (!address) return { state: 'unlinked' }
  if (!address.reachable) return { state: 'gone' }
  // An edit makes no sound and says only what has become of something seen before.
  if (revises !== null) return { isQuiet: false }
  const release = decideRelease({ importance: importanceOf(content, today), expiresAt }, manner, zones, at)
  switch (release.kind) {
    case 'now':
      return { isQuiet: release.isQuiet }
    case 'expired':
      return { state: 'expired' }
    default:
      return { state: release.kind, until: release.until }
  }
}

type Due = Readonly<{ delivery: PendingDelivery; chatId: number; isQuiet: boolean }>

/**
 * Sends what nobody asked for, in the recipient's language as it is now. Nobody is forgotten because Telegram
 * refused or is away: the delivery says what became of it, and the person stays.
 */
export const createDispatcher = ({ accounts, deliveries, send, pace, zones, moment, log }: Options) => {
  const lost = new Map<string, number>()

  const settle = async (id: string, outcome: DeliveryOutcome): Promise<'done'> => {
    await deliveries.settle(id, outcome, moment().at)
    if (outcome.state !== 'held') lost.delete(id)
    return 'done'
  }

  /** What is to be sent now; whatever else is to become of it is settled. */
  const due = async (id: string): Promise<Due | undefined> => {
    const delivery = await deliveries.load(id, moment())
    if (!delivery) return undefined
    const before = decideBefore(delivery, zones, moment())
    if (!('state' in before)) return { ...before, delivery, chatId: delivery.address?.accountId ?? 0 }
    await settle(id, before)
    return undefined
  }

  const tryLater = async (id: string, attempt: number): Promise<'done' | 'again'> => {
    if (attempt < attempts) return 'again'
    log.error({ deliveryId: id, attempt }, 'delivery put aside')
    return settle(id, { state: 'held', until: new Date(moment().at.getTime() + asideMilliseconds) })
  }

  const deliver = async (id: string, attempt: number): Promise<'done' | 'again'> => {
    const waiting = await due(id)
    if (!waiting) return 'done'
    if (!(await pace.pass(waiting.chatId, true))) return 'again'
    // It may have waited long, and be sent, withdrawn or night by now, or its recipient be somewhere else.
    const now = await due(id)
    if (!now) return 'done'
    const { delivery, chatId, isQuiet } = now
    const sent = await send(delivery, isQuiet, moment())
    pace.report(sent.ok || isAnswer(sent.failure))
    if (sent.ok) return settle(id, sent.outcome)
    const { failure, error } = sent
    const facts = { deliveryId: id, attempt, ...describeFailure(error) }
    switch (failure.kind) {
      case 'gone':
        await accounts.save(chatId, { reachable: false })
        return settle(id, { state: 'gone' })
      case 'refused':
      case 'unformatted':
      case 'moved':
        log.error(facts, 'delivery refused')
        return settle(id, { state: 'refused' })
      case 'silence':
        pace.pause(failure.seconds)
        break
      case 'lost':
        lost.set(id, (lost.get(id) ?? 0) + 1)
        if (lost.get(id) !== mostLost) break
        log.error(facts, 'delivery given up')
        return settle(id, { state: 'unknown' })
    }
    log.warn(facts, 'delivery failed, will be tried again')
    return tryLater(id, attempt)
  }

  return async ({ deliveryId }: { deliveryId: string }, attempt: number): Promise<'done' | 'again'> => {
    try {
      return await deliver(deliveryId, attempt)
    } catch (error) {
      const facts = { deliveryId, attempt, ...describeFailure(error) }
      log.warn(facts, 'delivery not settled, will be tried again')
      return tryLater(deliveryId, attempt).catch(() => 'again')
    }
  }
}
