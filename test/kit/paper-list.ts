import type { BroadcastDeliveries, PendingDelivery } from '../../src/domain/notice/delivery.ts'
import { anId } from './evaluation.ts'

/** Somebody who waits for an announcement. */
const aDelivery = (number: number): PendingDelivery => ({
  id: anId(number),
  personId: anId(1_000 + number),
  content: {
    kind: 'broadcast.announced',
    broadcastId: anId(9_999),
    sender: 'Văn phòng',
    texts: { vi: 'Chào' },
    fallback: 'vi',
    attachment: null,
    asksRead: false,
  },
  expiresAt: null,
  revises: null,
  address: { accountId: number, language: 'vi', digits: null, reachable: true },
  manner: {
    timeZone: 'Asia/Ho_Chi_Minh',
    quietFrom: 0,
    quietTo: 0,
    digest: false,
    reminderBudget: 10,
    remindersThisWeek: 0,
  },
})

export type States = Map<string, string>

/** The list of recipients on a sheet of paper: the same rules as the rows, one at a time. */
export const onPaper = (states: States): BroadcastDeliveries => ({
  async page(_notice, after, limit) {
    const waiting = [...states].filter(([id, state]) => state === 'pending' && id > after)
    return waiting.slice(0, limit).map(([id]) => aDelivery(Number(id.slice(-12))))
  },
  claiming:
    run =>
    async ({ id }) => {
      if (states.get(id) !== 'pending') return false
      states.set(id, `sending ${run}`)
      return true
    },
  async settle(id, { state }) {
    states.set(id, state)
  },
  async abandon(run) {
    for (const [id, state] of states) if (state === `sending ${run}`) states.set(id, 'unknown')
  },
})
