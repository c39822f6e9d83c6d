import type { Broadcast, BroadcastCard, BroadcastCounts, Narrowing } from './broadcast.ts'
import { titleOf } from './broadcast.ts'
import type { BroadcastFile } from './port.ts'

/** What narrows the audience, as it is shown. */
export const narrowingOf = ({ broadcast, group, cycle }: BroadcastFile): Narrowing => {
  const { role, language } = broadcast.audience
  return { role, group, language, period: cycle?.period ?? null }
}

/** The facts a card, a list and a report show of a broadcast. */
export const broadcastCardOf = (
  file: BroadcastFile,
  { total, unlinked }: Pick<BroadcastCounts, 'total' | 'unlinked'>,
): BroadcastCard => ({
  broadcastId: file.broadcast.id,
  author: file.author,
  unit: file.unit,
  narrowing: narrowingOf(file),
  title: titleOf(file.broadcast),
  total,
  unlinked,
  asksRead: file.broadcast.asksRead,
  startsAt: file.broadcast.startsAt?.toISOString() ?? null,
})

/** What later revisions of its release cards are found by. */
export const releaseSubject = (id: Broadcast['id']): string => `broadcast.release:${id}`

/** What its progress is found by. */
export const progressSubject = (id: Broadcast['id']): string => `broadcast:${id}`

export const progressKey = (id: Broadcast['id']): string => `broadcast.started:${id}`
