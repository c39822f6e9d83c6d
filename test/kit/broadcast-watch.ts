import { expect } from 'vitest'
import {
  type Announced,
  copiesOf,
  type Recipient,
  type Standing,
  standingOf,
  sumOf,
  untilTold,
} from './recipients.ts'
import type { Town } from './town.ts'

export type BroadcastWatch = Readonly<{
  /** All the while nobody is lost on the way from one fate to another. */
  untilEnded(announced: Announced): Promise<Standing>
  /** Messages of it in the chats of the crowd. */
  arrived(announced: Announced): number
  untilArrived(announced: Announced, count: number): Promise<void>
  /** Those of the crowd whose delivery stands so. */
  whoIs(announced: Announced, state: string): Promise<Recipient[]>
  /** Nobody's message is on its way any more. */
  untilNobodyIsInHand(announced: Announced): Promise<void>
  /** Whoever was sent to has it once, whose fate nobody knows at most once, and all others not at all. */
  expectOnce(announced: Announced): Promise<void>
}>

export const watchBroadcasts = (town: Town, crowd: readonly Recipient[]): BroadcastWatch => {
  const arrived = ({ text }: Announced): number =>
    crowd.reduce((sum, recipient) => sum + copiesOf(text, recipient), 0)

  const whoIs = async (announced: Announced, state: string): Promise<Recipient[]> => {
    const dedupeKey = `broadcast.announced:${announced.id}`
    const rows = await town.database.prisma.delivery.findMany({ where: { state, notice: { dedupeKey } } })
    const ids = new Set(rows.map(({ personId }) => personId))
    return crowd.filter(({ id }) => ids.has(id))
  }

  return {
    arrived,
    whoIs,
    async untilEnded(announced) {
      await untilTold(async () => {
        const standing = await standingOf(town, announced)
        expect(sumOf(standing)).toBe(standing.total)
        return standing.state === 'ended'
      }, `the end of ${announced.text}`)
      return standingOf(town, announced)
    },
    untilArrived: (announced, count) =>
      town.telegram.settled(() => arrived(announced) >= count, { timeoutMs: 40_000 }),
    untilNobodyIsInHand: announced =>
      untilTold(async () => (await whoIs(announced, 'sending')).length === 0, 'nobody is in hand'),
    async expectOnce(announced) {
      const sent = new Set(await whoIs(announced, 'sent'))
      const unknown = new Set(await whoIs(announced, 'unknown'))
      const wrong = crowd.filter(recipient => {
        const copies = copiesOf(announced.text, recipient)
        return unknown.has(recipient) ? copies > 1 : copies !== (sent.has(recipient) ? 1 : 0)
      })
      expect(wrong.map(({ name }) => name)).toEqual([])
    },
  }
}

/** Where a fault is to strike: the messages to this one. */
export const aimedAt = (recipient: Recipient | undefined) => {
  if (!recipient) throw new Error('nobody there')
  return { chatId: recipient.person.user.id, method: 'sendMessage' }
}
