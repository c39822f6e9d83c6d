import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createPace, type Pace, type Reserve } from '../../src/bot/pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const perSecond = 20
const step = 1_000 / perSecond

/** Twenty a second, and nobody else who takes turns; what was asked for is kept. */
const aReserve = () => {
  const asked: number[][] = []
  let free = 0
  const reserve: Reserve = async chats => {
    asked.push([...chats])
    const first = Math.max(free, performance.now())
    free = first + chats.length * step
    const now = performance.now()
    const turns = chats.map((_, place) => ({ isGranted: true, wait: first + place * step - now }))
    return { turns, free: free - now }
  }
  return { asked, reserve }
}

type Line = Readonly<{
  pace: Pace
  gone: string[]
  comes(name: string, chatId: number, isUrgent?: boolean): void
}>

const aLine = (reserve: Reserve, held: number[] = []): Line => {
  const pace = createPace({ perSecond, reserve, hold: async seconds => void held.push(seconds) })
  onTestFinished(() => pace.stop())
  const gone: string[] = []
  return {
    pace,
    gone,
    comes(name, chatId, isUrgent = false) {
      void pace.pass(chatId, isUrgent).then(mayGo => gone.push(mayGo ? name : `${name} stays`))
    },
  }
}

const passing = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

const all = (names: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${names}${from + index}`)

test('one after the other in their order, no faster than the pace', async () => {
  const { comes, gone } = aLine(aReserve().reserve)
  for (let number = 1; number <= 40; number += 1) comes(`m${number}`, number)
  await passes(0)
  expect(gone).toEqual(['m1'])
  await passes(999)
  expect(gone).toEqual(all('m', 1, 20))
  await passes(1_000)
  expect(gone).toEqual(all('m', 1, 40))
})

test('what is urgent goes before whatever has not got its turn yet', async () => {
  const { asked, reserve } = aReserve()
  const { comes, gone } = aLine(reserve)
  for (let number = 1; number <= 12; number += 1) comes(`usual${number}`, number)
  await passes(0)
  const promised = asked.flat()
  comes('urgent1', 101, true)
  comes('urgent2', 102, true)
  await passes(2_000)
  expect(gone).toEqual([
    ...all('usual', 1, promised.length),
    'urgent1',
    'urgent2',
    ...all('usual', promised.length + 1, 12),
  ])
  expect(promised.length).toBeLessThan(12)
})

test('no chat stands twice in one reservation', async () => {
  const { asked, reserve } = aReserve()
  const { comes, gone } = aLine(reserve)
  comes('first', 9)
  for (const [name, chat] of [
    ['a1', 1],
    ['a2', 1],
    ['a3', 1],
    ['b1', 2],
    ['b2', 2],
    ['c1', 3],
  ] as const) {
    comes(name, chat)
    comes(`${name}!`, chat, true)
  }
  await passes(5_000)
  expect(gone).toHaveLength(13)
  for (const chats of asked) expect(new Set(chats).size).toBe(chats.length)
  const ofA = gone.filter(name => name.startsWith('a'))
  expect(ofA).toEqual(['a1!', 'a2!', 'a3!', 'a1', 'a2', 'a3'])
})

test('a chat that is busy lets others pass, and comes back to where it stood', async () => {
  const { reserve } = aReserve()
  const busyUntil = 500
  const { comes, gone } = aLine(async (chats, rate) => {
    const given = await reserve(chats, rate)
    const turns = given.turns.map((turn, place) =>
      chats[place] === 1 && performance.now() < busyUntil
        ? { isGranted: false, wait: busyUntil - performance.now() }
        : turn,
    )
    return { ...given, turns }
  })
  vi.setSystemTime(0)
  const begun = performance.now()
  for (let number = 1; number <= 30; number += 1) comes(`m${number}`, number)
  await passes(busyUntil - begun - 1)
  expect(gone).not.toContain('m1')
  expect(gone.length).toBeGreaterThan(5)
  await passes(400)
  const others = gone.filter(name => name !== 'm1')
  expect(gone).toContain('m1')
  expect(others).toEqual(all('m', 2, others.length + 1))
  await passes(2_000)
  expect(gone).toHaveLength(30)
})

test('in a silence nobody goes, granted turns are put back in their order, and all processes are told', async () => {
  const held: number[] = []
  const { comes, gone, pace } = aLine(aReserve().reserve, held)
  for (let number = 1; number <= 10; number += 1) comes(`m${number}`, number)
  await passes(step)
  expect(gone).toEqual(['m1', 'm2'])
  pace.pause(3)
  comes('urgent', 99, true)
  await passes(2_999)
  expect(gone).toEqual(['m1', 'm2'])
  expect(held).toEqual([3])
  await passes(1_000)
  expect(gone).toEqual(['m1', 'm2', 'urgent', ...all('m', 3, 10)])
})

test('a shorter silence does not end a longer one', async () => {
  const { comes, gone, pace } = aLine(aReserve().reserve)
  pace.pause(10)
  pace.pause(1)
  comes('m', 1)
  await passes(9_999)
  expect(gone).toEqual([])
  await passes(100)
  expect(gone).toEqual(['m'])
})

test('in an outage one at a time tries the way, ever more seldom; a success opens it at once', async () => {
  const { comes, gone, pace } = aLine(aReserve().reserve)
  for (let number = 1; number <= 100; number += 1) comes(`m${number}`, number)
  await passes(0)
  pace.report(false)
  const sizes: number[] = []
  for (let minute = 0; minute < 10; minute += 1) {
    const before = gone.length
    for (let second = 0; second < 60; second += 1) {
      const known = gone.length
      await passes(1_000)
      if (gone.length > known) pace.report(false)
    }
    sizes.push(gone.length - before)
  }
  expect(sizes[0]).toBeLessThan(60)
  expect(sizes.at(-1)).toBeLessThanOrEqual(2)
  expect(sizes.at(-1)).toBeGreaterThan(0)

  const known = gone.length
  while (gone.length === known) await passes(100)
  pace.report(true)
  await passes(1_100)
  expect(gone.length).toBeGreaterThanOrEqual(known + perSecond)
})

test('those promised a turn when the outage began do not all run into it', async () => {
  const { comes, gone, pace } = aLine(aReserve().reserve)
  for (let number = 1; number <= 50; number += 1) comes(`m${number}`, number)
  await passes(step)
  expect(gone).toEqual(['m1', 'm2'])
  pace.report(false)
  await passes(1_000)
  expect(gone.length).toBeGreaterThan(2)
  expect(gone.length).toBeLessThanOrEqual(2 + 1 + Math.floor(1_000 / 300))
  expect(gone).toEqual(all('m', 1, gone.length))
})

test('a silence in an outage lets no crowd of probes gather', async () => {
  const { comes, gone, pace } = aLine(aReserve().reserve)
  for (let number = 1; number <= 50; number += 1) comes(`m${number}`, number)
  await passes(step)
  pace.report(false)
  pace.pause(60)
  await passes(59_999)
  expect(gone).toEqual(['m1', 'm2'])
  await passes(200)
  expect(gone).toEqual(['m1', 'm2', 'm3'])
})

test('without the database everybody goes on waiting, and all go when it is back', async () => {
  let isAway = true
  const { reserve } = aReserve()
  const { comes, gone } = aLine(async (chats, rate) => {
    if (isAway) throw new Error('the database is away')
    return reserve(chats, rate)
  })
  for (let number = 1; number <= 10; number += 1) comes(`m${number}`, number)
  await passes(60_000)
  expect(gone).toEqual([])
  isAway = false
  await passes(2_000)
  expect(gone).toEqual(all('m', 1, 10))
})

test('a process that stops sends away whoever waits, whether he was promised a turn or not', async () => {
  const { comes, gone, pace } = aLine(aReserve().reserve)
  for (let number = 1; number <= 10; number += 1) comes(`m${number}`, number)
  await passes(0)
  pace.pause(3_600)
  pace.stop()
  await passes(0)
  expect(gone[0]).toBe('m1')
  expect(gone.slice(1).toSorted()).toEqual(
    all('m', 2, 10)
      .map(name => `${name} stays`)
      .toSorted(),
  )
  comes('late', 11)
  await passes(0)
  expect(gone.at(-1)).toBe('late stays')
  expect(vi.getTimerCount()).toBe(0)
})

test('whoever is just being promised a turn when it stops is sent away too', async () => {
  const { comes, gone, pace } = aLine(async (chats, rate) => {
    await passing(100)
    const given = await aReserve().reserve(chats, rate)
    return { ...given, turns: given.turns.map(turn => ({ ...turn, wait: 3_600_000 })) }
  })
  comes('m1', 1)
  await passes(50)
  pace.stop()
  await passes(100)
  expect(gone).toEqual(['m1 stays'])
  expect(vi.getTimerCount()).toBe(0)
})
