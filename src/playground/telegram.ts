import type { AddressInfo } from 'node:net'
import { type Clock, createClock } from './clock.ts'
import type { FaultBoard } from './fault.ts'
import type { PlayListener } from './feed.ts'
import { obeyWebhookReply } from './gateway.ts'
import { type GroupOptions, TelegramGroup } from './group.ts'
import { createPlayServer } from './listener.ts'
import type { PaceLimits } from './pace.ts'
import { TelegramUser } from './person.ts'
import { type PersonOptions, personFace } from './person-options.ts'
import { type SettledOptions, untilSettled } from './settling.ts'
import { World } from './world.ts'

export { type Clock, createClock } from './clock.ts'
export type { ChatMessage } from './message.ts'
export type { TelegramUser } from './person.ts'

/**
 * `firstId` is where messages and updates begin to be counted: Telegram never counts from the beginning again,
 * and a bot that remembers would take a second count for repetitions.
 */
export type TelegramOptions = {
  token?: string
  botUsername?: string
  clock?: Clock
  limits?: PaceLimits
  firstId?: number
}

export type Telegram = {
  readonly token: string
  readonly botUsername: string
  /** Where the bot finds its API; known once listening. */
  readonly apiRoot: string
  readonly clock: Clock
  /** Everything the bot did that a correct bot does not do. */
  readonly violations: readonly string[]
  /** Messages sent on while a 429 asked for silence, in real time; those that crossed it on the way are none. */
  readonly floodBreaches: number
  readonly faults: FaultBoard
  /** Updates the bot has not confirmed. */
  readonly pendingUpdates: number
  /** The bot waits in getUpdates: it has taken whatever there was. */
  readonly isPolled: boolean
  listen(port?: number, host?: string): Promise<void>
  close(): Promise<void>
  person(options: PersonOptions): TelegramUser
  users(): readonly TelegramUser[]
  group(options: GroupOptions): TelegramGroup
  subscribe(listener: PlayListener): () => void
  settled(predicate: () => boolean, options?: SettledOptions): Promise<void>
}

const DEFAULT_TOKEN = '1000001:PLAYGROUND-token-aaaaaaaaaaaaaaaaaaaaa'
// beyond 32 bits, as the ids of newcomers to Telegram are
const FIRST_PERSON_ID = 7_000_000_001

export const createTelegram = (options: TelegramOptions = {}): Telegram => {
  const { token = DEFAULT_TOKEN, botUsername = 'canbo_bot', limits = {}, firstId = 1 } = options
  const world = new World({ token, botUsername, limits, firstId, clock: options.clock ?? createClock() })
  world.webhookReplied = obeyWebhookReply(world)
  const clock = announcedClock(world)
  const people = new Map<number, TelegramUser>()
  const users = () => [...people.values()]
  const person = (asked: PersonOptions): TelegramUser => {
    const id = asked.id ?? nextFreeId(world)
    if (world.chats.has(id)) throw new Error(`there is a person ${id} already`)
    const created = new TelegramUser(world, personFace(id, asked), asked)
    people.set(id, created)
    world.feed.emit({ kind: 'person', personId: id })
    return created
  }
  const server = createPlayServer({ world, clock, people, person })
  let apiRoot = ''
  return {
    token,
    botUsername,
    clock,
    violations: world.violations,
    faults: world.faults,
    get floodBreaches() {
      return world.silence.breaches
    },
    get apiRoot() {
      if (apiRoot === '') throw new Error('the playground is not listening yet')
      return apiRoot
    },
    get pendingUpdates() {
      return world.delivery.queue.size
    },
    get isPolled() {
      return world.delivery.poller.isWaitedOn
    },
    listen: (port = 0, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          apiRoot = rootOf(server.address())
          resolve()
        })
      }),
    close: () =>
      new Promise(resolve => {
        world.delivery.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    person,
    users,
    group: asked => new TelegramGroup(world, asked),
    subscribe: listener => world.feed.subscribe(listener),
    settled: (predicate, settledOptions) => untilSettled(world, users, predicate, settledOptions),
  }
}

const nextFreeId = (world: World): number => {
  let id = FIRST_PERSON_ID + world.faces.size
  while (world.faces.has(id)) id += 1
  return id
}

const announcedClock = (world: World): Clock => ({
  now: () => world.clock.now(),
  advance: milliseconds => {
    world.clock.advance(milliseconds)
    world.feed.emit({ kind: 'clock', now: world.clock.now() })
  },
})

const rootOf = (address: string | AddressInfo | null): string => {
  if (typeof address !== 'object' || address === null) return ''
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host}:${address.port}`
}
