import { setTimeout as pause } from 'node:timers/promises'
import type { Confirming } from './announcing.ts'
import { sharedNow } from './child.ts'
import { type Crowd, type CrowdSize, seatsFor } from './crowd.ts'
import type { Arrivals } from './phones.ts'
import { type Ground, openStage, type Stage } from './stage.ts'

/** What every part of the broadcast bench begins with. */
export type Setting = Readonly<{ ground: Ground; crowd: Crowd; botFlags: readonly string[] }>

/** Telegram's own limits, ten times as high, so that what takes minutes there takes half a minute here. */
export const tenfold = { perSecond: 300, perChatPerSecond: 10 } as const

type Play = Readonly<{ noticesPerSecond: number; seats: number; limits?: typeof tenfold }>

/** The bot remembers what it was told on an earlier stage, so no stage may number from the beginning. */
const idsOfStage = 10_000_000
let stages = 0

export const playBroadcast = async <Result>(
  { ground, botFlags }: Setting,
  { noticesPerSecond, seats, limits }: Play,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> => {
  stages += 1
  const firstId = stages * idsOfStage
  const telegramOptions = { firstId, seats: seatsFor(seats), ...(limits && { limits }) }
  const stage = await openStage(ground, { botFlags, noticesPerSecond, telegramOptions })
  return work(stage).finally(() => stage.close())
}

export const prepareFor = (stage: Stage, { author, releaser, units }: Crowd, size: CrowdSize) =>
  stage.bot.ask<Confirming>({ kind: 'prepare', author, releaser, audience: { unitId: units[size] } })

/** From the second person's word on it is being sent; answers which it is, and when that was. */
export const startFor = async (
  stage: Stage,
  crowd: Crowd,
  size: CrowdSize,
): Promise<Readonly<{ id: string; begun: number }>> => {
  const { id } = await prepareFor(stage, crowd, size)
  const { author, releaser } = crowd
  const begun = sharedNow()
  await stage.bot.ask({ kind: 'release', author, releaser, broadcastId: id })
  return { id, begun }
}

/** In the middle of being sent, as an author does it; answers how long he waited, in milliseconds. */
export const callOff = (stage: Stage, { author, releaser }: Crowd, broadcastId: string): Promise<number> =>
  stage.bot.ask<number>({ kind: 'cancel', author, releaser, broadcastId })

/** Ends what has been looked at long enough; held first, so that nothing is being sent any more. */
export const putAway = async (stage: Stage, crowd: Crowd, broadcastId: string): Promise<void> => {
  const { author, releaser } = crowd
  await stage.bot.ask({ kind: 'pause', author, releaser, broadcastId })
  await callOff(stage, crowd, broadcastId)
}

const looking = 50
const patience = 120_000

/** When the broadcast was over; looked for in the database, where whoever restarts would look. */
export const untilEnded = async ({ database: { prisma } }: Stage, id: string): Promise<number> => {
  const from = sharedNow()
  while (sharedNow() - from < patience) {
    const { endedAt } = await prisma.broadcast.findUniqueOrThrow({ where: { id }, select: { endedAt: true } })
    if (endedAt) return sharedNow() - (Date.now() - endedAt.getTime())
    await pause(looking)
  }
  throw new Error('The broadcast did not end in time.')
}

export const untilArrived = ({ telegram }: Stage, count: number): Promise<unknown> =>
  telegram.ask({ kind: 'untilArrived', count: Math.round(count) })

export const takeArrivals = ({ telegram }: Stage): Promise<Arrivals & { blocking: number }> =>
  telegram.ask({ kind: 'takeArrivals' })
