import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { createSharedPace, type SharedPace } from '../../src/store/pace.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'
import { seeded } from '../kit/seeded.ts'

let home: TestDatabase
let databases: Database[]
let prisma: Database['prisma']
let one: SharedPace
let other: SharedPace
beforeAll(async () => {
  home = await createTestDatabase()
  const [first, second] = [connectDatabase(home.url), connectDatabase(home.url)]
  databases = [first, second]
  prisma = first.prisma
  one = createSharedPace(first.prisma)
  other = createSharedPace(second.prisma)
})
afterAll(async () => {
  for (const database of databases) await database.close()
  await home.drop()
})
beforeEach(() => prisma.pace.deleteMany())

const perSecond = 25
const step = 1_000_000 / perSecond
const second = 1_000_000

/** Lets time pass for the chats, without waiting for it. */
const passes = (seconds: number) =>
  prisma.$executeRaw`UPDATE "Pace" SET "free" = "free" - ${seconds} * interval '1 second'`

type Row = Readonly<{ chat: bigint; free: bigint }>

/** When each chat is free again, in microseconds; everybody together is chat 0. */
const freeFrom = async (): Promise<Map<number, number>> => {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT "chat", (extract(epoch FROM "free") * 1000000)::bigint AS "free" FROM "Pace"`
  return new Map(rows.map(({ chat, free }) => [Number(chat), Number(free)]))
}

const upTo = (length: number, from = 1): number[] => Array.from({ length }, (_, index) => from + index)

test('two processes together never get more turns than the rate', async () => {
  const random = seeded(25)
  const asked: Promise<unknown>[] = []
  let next = 1
  for (let round = 0; round < 60; round += 1) {
    const size = 1 + random(5)
    asked.push((round % 2 === 0 ? one : other).reserve(upTo(size, next), perSecond))
    next += size
  }
  await Promise.all(asked)
  const free = await freeFrom()
  const slots = upTo(next - 1)
    .map(chat => (free.get(chat) ?? 0) - second)
    .toSorted((earlier, later) => earlier - later)
  const gaps = slots.slice(1).map((slot, index) => slot - (slots[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(step - 1)
  expect((free.get(0) ?? 0) - (slots.at(-1) ?? 0)).toBeGreaterThanOrEqual(step - 1)
})

test('the turns of one reservation follow each other in the order they were asked for', async () => {
  const { turns, free } = await one.reserve([7, 3, -5, 9], perSecond)
  expect(turns.every(({ isGranted }) => isGranted)).toBe(true)
  const waits = turns.map(({ wait }) => wait)
  expect(waits).toEqual(waits.toSorted((earlier, later) => earlier - later))
  expect(free).toBeGreaterThan(waits.at(-1) ?? 0)
})

test('one chat gets one turn a second, whichever process asks, and a group one in three', async () => {
  await one.reserve([1, -1], perSecond)
  const free = await freeFrom()
  const [first = 0, group = 0, all = 0] = [free.get(1), free.get(-1), free.get(0)]
  expect(first - (all - 2 * step)).toBe(second)
  expect(group - (all - step)).toBe(3 * second)

  const refused = await other.reserve([1, -1, 2], perSecond)
  expect(refused.turns.map(({ isGranted }) => isGranted)).toEqual([false, false, true])
  const [person, crowd] = refused.turns
  expect(person?.wait).toBeLessThanOrEqual(1_100)
  expect(crowd?.wait).toBeLessThanOrEqual(3_100)
  expect(crowd?.wait).toBeGreaterThan(person?.wait ?? 0)
  const after = await freeFrom()
  expect([after.get(1), after.get(-1)]).toEqual([first, group])

  await passes(1)
  const later = await one.reserve([1, -1], perSecond)
  expect(later.turns.map(({ isGranted }) => isGranted)).toEqual([true, false])
  await passes(2.5)
  const last = await other.reserve([-1], perSecond)
  expect(last.turns.map(({ isGranted }) => isGranted)).toEqual([true])
})

test('a chat that had to wait for everybody is not written to twice when the waiting is over', async () => {
  await one.hold(30)
  await one.reserve([1], perSecond)
  const { turns } = await other.reserve([1, 2], perSecond)
  expect(turns.map(({ isGranted }) => isGranted)).toEqual([false, true])
  expect(turns[0]?.wait).toBeGreaterThan(30_000)
})

test('a silence holds everybody, and a shorter one does not end it', async () => {
  await one.reserve([1], perSecond)
  await other.hold(60)
  await one.hold(1)
  for (const pace of [one, other]) {
    const { turns, free } = await pace.reserve([pace === one ? 2 : 3], perSecond)
    expect(turns[0]?.wait).toBeGreaterThan(50_000)
    expect(free).toBeGreaterThan(50_000)
  }
  await passes(61)
  const { turns } = await one.reserve([4], perSecond)
  expect(turns).toEqual([{ isGranted: true, wait: 0 }])
})

test('what is over is forgotten, and what is not stays', async () => {
  await one.reserve([1, 2], perSecond)
  await passes(120)
  await one.reserve([3], perSecond)
  await other.tidy()
  expect([...(await freeFrom()).keys()].toSorted()).toEqual([0, 3])
})

test('many who ask for the same chats in every order, and one who tidies up, never stop one another', async () => {
  const random = seeded(4)
  for (let round = 0; round < 10; round += 1) {
    await one.reserve(upTo(60), 1_000)
    await passes(120)
    const asked = upTo(40).map(number => {
      const chats = upTo(20).map(() => 1 + random(60))
      if (number % 8 === 0) return other.tidy()
      return (number % 2 === 0 ? one : other).reserve([...new Set(chats)], 1_000)
    })
    await Promise.all(asked)
  }
})
