import { createBroadcaster, type Hold } from '../../src/bot/broadcaster.ts'
import type { Pace } from '../../src/bot/pace.ts'
import type { Sent } from '../../src/bot/sender.ts'
import type { BroadcastDeliveries } from '../../src/domain/notice/delivery.ts'
import { zones } from '../../src/zones.ts'
import { anId } from './evaluation.ts'
import { onPaper, type States } from './paper-list.ts'
import { recordingLog } from './recording-log.ts'

export const sent: Sent = { ok: true, outcome: { state: 'sent', screen: '1/1' } }

type Told = Readonly<{
  send(number: number): Promise<Sent>
  deliveries?: Partial<BroadcastDeliveries>
  pace?: Partial<Pace>
}>

/** A list of recipients on paper, and as many processes at work on it as a test wants. */
export const aList = (count: number) => {
  const states: States = new Map()
  for (let number = 1; number <= count; number += 1) states.set(anId(number), 'pending')
  /** After each drain: whether anybody had been dealt with. */
  const drained: boolean[] = []
  let through = 0

  const aBroadcaster = ({ send, deliveries = {}, pace = {} }: Told) => {
    const { log, lines } = recordingLog()
    const broadcaster = createBroadcaster({
      accounts: { load: async () => undefined, save: async () => {}, addressOf: async () => undefined },
      deliveries: { ...onPaper(states), ...deliveries },
      send: delivery => send(delivery.address?.accountId ?? 0),
      pace: {
        pass: async () => true,
        pause: () => {},
        report(isThrough) {
          if (isThrough) through += 1
        },
        through: () => through,
        stop: () => {},
        ...pace,
      },
      zones,
      newId: () => anId(300),
      moment: () => ({ at: new Date('2026-11-23T02:00:00Z'), today: '2026-11-23' }),
      noticeOf: async () => anId(1),
      onDrained: async (_, hasChanged) => void drained.push(hasChanged),
      onProgress: () => {},
      log,
    })
    return { ...broadcaster, lines }
  }

  const fates = (): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const state of states.values()) counts[state] = (counts[state] ?? 0) + 1
    return counts
  }
  return { states, drained, aBroadcaster, fates }
}

export const hold = (attempt = 1, signal = new AbortController().signal): Hold => ({
  id: anId(77),
  attempt,
  signal,
})

export const item = { broadcastId: anId(9_999) }
