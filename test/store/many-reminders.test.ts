import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendDigests } from '../../src/domain/notice/digest.ts'
import { releaseHeld } from '../../src/domain/notice/release-held.ts'
import type { Deps } from '../../src/domain/ports.ts'
import { createDomainDeps } from '../../src/domain-deps.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import type { OutboxItem } from '../../src/store/notices.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { createStore } from '../../src/store/store.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'

const morning = new Date('2026-11-24T07:00+07:00')

let testDatabase: TestDatabase
let database: Database
let deps: Deps
let people: string[]
/** What was put on the road, one list for every time. */
const jobs: (readonly OutboxItem[])[] = []
let now = morning
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connectDatabase(testDatabase.url)
  const outbox = {
    broadcast: async () => {},
    deliver: async (_: unknown, items: readonly OutboxItem[]) => void jobs.push(items),
  }
  const store = createStore({
    database,
    outbox,
    rulebook: createRulebook('Asia/Ho_Chi_Minh'),
    newId: randomUUID,
  })
  deps = createDomainDeps({ store, now: () => now, timeZone: 'Asia/Ho_Chi_Minh' })
  await loadRulebook(database, randomUUID)
  people = Array.from({ length: 2_345 }, () => randomUUID())
  const person = { name: 'Person', kind: 'civilServant', createdAt: now }
  await database.prisma.person.createMany({ data: people.map(id => ({ ...person, id, code: id })) })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const remind = (subject: string, recipients: readonly string[], closesOn = '2026-12-05') => {
  const id = randomUUID()
  const period = { kind: 'month', periodFrom: '2026-10-01', periodTo: '2026-10-31' } as const
  const content = { kind: 'evaluation.due' as const, cycleId: id, period, closesOn }
  const expiresAt = new Date(`${closesOn}T17:00Z`)
  const notice = { id, dedupeKey: id, subject, content, recipients, at: now, expiresAt }
  return deps.transaction(store => store.notices.add(notice))
}

const statesOf = async (subject: string): Promise<Record<string, number>> => {
  const rows = await database.prisma.delivery.groupBy({
    by: ['state'],
    where: { notice: { subject } },
    _count: true,
  })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]))
}

test('what goes to many is put on the road in pieces, each of them once', async () => {
  await remind('many', people)
  expect(jobs).toEqual([])
  expect(await statesOf('many')).toEqual({ held: 2_345 })
  await Promise.all([releaseHeld(deps), releaseHeld(deps)])
  await releaseHeld(deps)
  expect(await statesOf('many')).toEqual({ pending: 2_345 })
  expect(Math.max(...jobs.map(items => items.length))).toBeLessThanOrEqual(1_000)
  const sent = jobs.flat()
  expect(sent.every(({ isReminder }) => isReminder)).toBe(true)
  expect(sent.map(({ personId }) => personId).sort()).toEqual(people.toSorted())
})

test('withdrawing from many does not wait for what is just being settled, from one person it does', async () => {
  const [first = '', second = ''] = people
  let withdrawing: Promise<void> = Promise.resolve()
  await database.prisma.$transaction(async connection => {
    await connection.$queryRaw`
      SELECT 1 FROM "Delivery" d JOIN "Notice" n ON n."id" = d."noticeId"
      WHERE n."subject" = 'many' AND d."personId" IN (${first}::uuid, ${second}::uuid) FOR UPDATE OF d`
    await deps.transaction(store => store.notices.withdraw('many', people, now))
    expect(await statesOf('many')).toEqual({ pending: 2, skipped: 2_343 })
    withdrawing = deps.transaction(store => store.notices.withdraw('many', [first], now))
    await expect.poll(() => connection.$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted`).not.toEqual([])
  })
  await withdrawing
  expect(await statesOf('many')).toEqual({ pending: 1, skipped: 2_344 })
})

test('everybody gets one digest in the morning, however many they are and however often it is looked for', async () => {
  const readers = people.slice(0, 250)
  await remind('one', readers)
  await remind('two', readers)
  await remind('over', readers, '2026-11-23')
  const collected = { state: 'collected', dueAt: new Date('2026-11-23T07:00+07:00') }
  await database.prisma.delivery.updateMany({
    where: { notice: { subject: { in: ['one', 'two', 'over'] } } },
    data: collected,
  })
  await Promise.all([sendDigests(deps), sendDigests(deps)])
  await sendDigests(deps)
  expect(await statesOf('one')).toEqual({ digested: 250 })
  expect(await statesOf('two')).toEqual({ digested: 250 })
  expect(await statesOf('over')).toEqual({ expired: 250 })
  const digests = await database.prisma.delivery.findMany({
    where: { notice: { kind: 'reminders.collected' } },
    include: { notice: true },
  })
  expect(digests.map(({ personId }) => personId).sort()).toEqual(readers.toSorted())
  for (const { notice } of digests) {
    expect((notice.payload as { reminders: unknown[] }).reminders).toHaveLength(2)
    expect(notice.expiresAt).toEqual(new Date('2026-12-05T17:00Z'))
  }
})

test('a second digest on the same day waits for the next morning', async () => {
  const [reader = ''] = people
  await remind('later', [reader])
  await database.prisma.delivery.updateMany({
    where: { notice: { subject: 'later' } },
    data: { state: 'collected', dueAt: now },
  })
  await sendDigests(deps)
  expect(await database.prisma.delivery.findFirst({ where: { notice: { subject: 'later' } } })).toMatchObject(
    {
      state: 'collected',
      dueAt: new Date('2026-11-25T07:00+07:00'),
    },
  )
  now = new Date('2026-11-25T07:00+07:00')
  await sendDigests(deps)
  expect(await statesOf('later')).toEqual({ digested: 1 })
})
