import { daysBetween } from '../day.ts'
import type { Collected } from './delivery-file.ts'

/** Reminders in one message; Telegram takes 4,096 characters and 100 buttons. */
export const longestDigest = 10

type Item = Collected['items'][number]

export type Digest = Readonly<{
  told: readonly Item[]
  expired: readonly Item[]
  /** Left for the next morning. */
  rest: readonly Item[]
}>

/** What of somebody's collection is told now: the most urgent, as many as there is room for. */
export const decideDigest = (items: readonly Item[], at: Date, room: number): Digest => {
  const isOver = ({ expiresAt }: Item): boolean => expiresAt !== null && expiresAt <= at
  const waiting = items
    .filter(item => !isOver(item))
    .toSorted((one, other) => daysBetween(other.reminder.closesOn, one.reminder.closesOn))
  return { told: waiting.slice(0, room), expired: items.filter(isOver), rest: waiting.slice(room) }
}
