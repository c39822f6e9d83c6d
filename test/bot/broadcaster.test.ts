import { GrammyError } from 'grammy'
import { beforeEach, expect, test } from 'vitest'
import { createBroadcaster, type Hold } from '../../src/bot/broadcaster.ts'
import type { Pace } from '../../src/bot/pace.ts'
import type { Sent } from '../../src/bot/sender.ts'
import type { BroadcastDeliveries } from '../../src/domain/notice/delivery.ts'
import { zones } from '../../src/zones.ts'
import { anId } from '../kit/evaluation.ts'
import { onPaper, type States } from '../kit/paper-list.ts'
import { recordingLog } from '../kit/recording-log.ts'

const sent: Sent = { ok: true, outcome: { state: 'sent', screen: '1/1' } }
const away: Sent = {
  ok: false,
  failure: { kind: 'away' },
  error: new GrammyError(
    'failed',
    { ok: false, error_code: 500, description: 'Internal' },
    'sendMessage',
    {},
  ),
}

let states: States
let through: number
let drained: boolean[]
beforeEach(() => {
  states = new Map()
  through = 0
  drained = []
})

type Told = Readonly<{
  send(number: number): Promise<Sent>
  deliveries?: Partial<BroadcastDeliveries>
  pace?: Partial<Pace>
}>

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

const waiting = (count: number): void => {
  for (let number = 1; number <= count; number += 1) states.set(anId(number), 'pending')
}

const hold = (attempt = 1, signal = new AbortController().signal): Hold => ({ id: anId(77), attempt, signal })
const item = { broadcastId: anId(9_999) }

const fates = (): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const state of states.values()) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

test('one whose messages fail while others get through is given up, and the broadcast comes to its end', async () => {
  waiting(20)
  const tried: number[] = []
  const { handle, lines } = aBroadcaster({
    async send(number) {
      tried.push(number)
      return number === 7 ? away : sent
    },
    // Others are written to all the time: interactive reports, notices to single people.
    pace: {
      through() {
        through += 1
        return through
      },
    },
  })
  await handle(item, hold())
  expect(fates()).toEqual({ sent: 19, refused: 1 })
  expect(states.get(anId(7))).toBe('refused')
  expect(tried.filter(number => number === 7).length).toBeLessThan(12)
  expect(lines.map(({ message }) => message)).toEqual(['delivery refused'])
  expect(drained).toEqual([true])
})

test('when nobody gets through nobody is given up, however often it is tried', async () => {
  waiting(3)
  let tries = 0
  const broadcaster = aBroadcaster({
    async send() {
      tries += 1
      if (tries === 200) broadcaster.stop()
      return away
    },
  })
  await expect(broadcaster.handle(item, hold())).rejects.toThrow()
  expect(tries).toBeGreaterThanOrEqual(200)
  expect(fates()).toEqual({ pending: 3 })
  expect(drained).toEqual([])
})

test('a process that is stopped takes nobody more in hand, and gives its job to another', async () => {
  waiting(500)
  let count = 0
  const broadcaster = aBroadcaster({
    async send() {
      count += 1
      if (count === 10) broadcaster.stop()
      return sent
    },
  })
  await expect(broadcaster.handle(item, hold())).rejects.toThrow()
  expect(fates().sent).toBe(count)
  expect(count).toBeLessThan(100)
  expect((fates().sent ?? 0) + (fates().pending ?? 0)).toBe(500)
  expect(broadcaster.lines).toEqual([])
})

test('whose hold on it is lost takes nobody more in hand', async () => {
  waiting(500)
  const lost = new AbortController()
  let count = 0
  const { handle } = aBroadcaster({
    async send() {
      count += 1
      if (count === 10) lost.abort()
      return sent
    },
  })
  await expect(handle(item, hold(1, lost.signal))).rejects.toThrow()
  expect(count).toBeLessThan(100)
  expect(drained).toEqual([])
})

test('given to the same process again, it begins when the one before has let go, and gives nobody up', async () => {
  waiting(5)
  const lost = new AbortController()
  let isHeldUp = true
  const released: (() => void)[] = []
  const { handle } = aBroadcaster({
    async send() {
      if (isHeldUp) await new Promise<void>(resolve => void released.push(resolve))
      return sent
    },
  })
  const first = handle(item, hold(1, lost.signal)).catch(() => 'stopped')
  await expect.poll(() => released.length).toBe(5)
  lost.abort()
  const second = handle(item, hold(2))
  isHeldUp = false
  for (const go of released) go()
  expect(await first).toBe('stopped')
  await second
  expect(fates()).toEqual({ sent: 5 })
})

test('what a dead process had in hand is unknown, and not sent again', async () => {
  waiting(5)
  states.set(anId(2), `sending ${anId(77)}`)
  const tried: number[] = []
  const { handle } = aBroadcaster({
    async send(number) {
      tried.push(number)
      return sent
    },
  })
  await handle(item, hold(2))
  expect(fates()).toEqual({ sent: 4, unknown: 1 })
  expect(tried).toEqual([1, 3, 4, 5])
})

test('a database that fails in the middle ends the attempt only when nobody is in hand', async () => {
  waiting(40)
  const paper = onPaper(states)
  const inHand = new Set<string>()
  const { handle, lines } = aBroadcaster({
    async send(number) {
      inHand.add(anId(number))
      await new Promise(resolve => setImmediate(resolve))
      return sent
    },
    deliveries: {
      async settle(id, outcome, at) {
        inHand.delete(id)
        if (id === anId(3)) throw new Error('the database is away')
        await paper.settle(id, outcome, at)
      },
    },
  })
  await expect(handle(item, hold())).rejects.toThrow('the database is away')
  expect(inHand.size).toBe(0)
  expect(fates()[`sending ${anId(77)}`]).toBe(1)
  expect(lines.map(({ level }) => level)).toEqual(['warn'])
  await handle(item, hold(2))
  expect(fates()).toEqual({ sent: 39, unknown: 1 })
})

test('another job for a broadcast that is worked on here already ends at once, and nobody added is forgotten', async () => {
  waiting(3)
  const { handle } = aBroadcaster({
    async send(number) {
      if (number === 3) {
        // Added behind the place the run has come to, with a job of their own.
        states.set(anId(0), 'pending')
        await handle(item, { ...hold(), id: anId(78) })
      }
      return sent
    },
  })
  await handle(item, hold())
  expect(fates()).toEqual({ sent: 4 })
})

test('two processes at the same list never send the same message, and waste few turns on one another', async () => {
  waiting(600)
  const twice: number[] = []
  const told = new Set<number>()
  let turns = 0
  const process = () =>
    aBroadcaster({
      async send(number) {
        if (told.has(number)) twice.push(number)
        told.add(number)
        await new Promise(resolve => setImmediate(resolve))
        return sent
      },
      pace: {
        async pass() {
          turns += 1
          await new Promise(resolve => setImmediate(resolve))
          return true
        },
      },
    })
  await Promise.all([process().handle(item, hold()), process().handle(item, { ...hold(), id: anId(400) })])
  expect(twice).toEqual([])
  expect(fates()).toEqual({ sent: 600 })
  expect(turns).toBeLessThan(900)
})

test('what a dead process left goes on at once; whom it had in hand is known when its job comes again', async () => {
  waiting(10)
  states.set(anId(4), `sending ${anId(77)}`)
  const { handle } = aBroadcaster({ send: async () => sent })
  await handle(item, { ...hold(), id: anId(78) })
  expect(fates()).toEqual({ sent: 9, [`sending ${anId(77)}`]: 1 })
  await handle(item, hold(2))
  expect(fates()).toEqual({ sent: 9, unknown: 1 })
  expect(drained).toEqual([true, true])
})
