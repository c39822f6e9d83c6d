import { GrammyError } from 'grammy'
import { expect, test } from 'vitest'
import type { Sent } from '../../src/bot/sender.ts'
import { aList, hold, item, sent } from '../kit/broadcasting.ts'
import { anId } from '../kit/evaluation.ts'
import { onPaper } from '../kit/paper-list.ts'

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

test('one whose messages fail while others get through is given up, and the broadcast comes to its end', async () => {
  const { states, drained, aBroadcaster, fates } = aList(20)
  const tried: number[] = []
  let others = 0
  const { handle, lines } = aBroadcaster({
    async send(number) {
      tried.push(number)
      return number === 7 ? away : sent
    },
    // Others are written to all the time: interactive reports, notices to single people.
    pace: {
      through() {
        others += 1
        return others
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
  const { drained, aBroadcaster, fates } = aList(3)
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
  const { aBroadcaster, fates } = aList(500)
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
  const { drained, aBroadcaster } = aList(500)
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
  const { aBroadcaster, fates } = aList(5)
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
  const { states, aBroadcaster, fates } = aList(5)
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
  const { states, aBroadcaster, fates } = aList(40)
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
