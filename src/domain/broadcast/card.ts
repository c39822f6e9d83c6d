import type { Broadcast, BroadcastCard, BroadcastCounts } from './broadcast.ts'
import { titleOf } from './broadcast.ts'
import type { BroadcastFile } from './port.ts'

/** The facts a card, a list and a report show of a broadcast. */
export const broadcastCardOf = (
  { broadcast, author, unit }: Pick<BroadcastFile, 'broadcast' | 'author' | 'unit'>,
  { total, unlinked }: Pick<BroadcastCounts, 'total' | 'unlinked'>,
): BroadcastCard => ({
  broadcastId: broadcast.id,
  author,
  unit,
  title: titleOf(broadcast),
  total,
  unlinked,
  asksRead: broadcast.asksRead,
  startsAt: broadcast.startsAt?.toISOString() ?? null,
})

/** What later revisions of its release cards are found by. */
export const releaseSubject = (id: Broadcast['id']): string => `broadcast.release:${id}`

/** What its progress is found by. */
export const progressSubject = (id: Broadcast['id']): string => `broadcast:${id}`

export const progressKey = (id: Broadcast['id']): string => `broadcast.started:${id}`
