import { expect, onTestFinished, test } from 'vitest'
import { createLanes, type Handle, workLanes } from '../../src/jobs/lanes.ts'
import { startQueue } from '../../src/jobs/queue.ts'
import { createTestDatabase } from '../kit/database.ts'
import { layDatabaseWire } from '../kit/database-wire.ts'
import { silentLog } from '../kit/silent-log.ts'

type Item = Readonly<{ lane: number; place: number }>

const queue = 'lanes-test'

const work = (boss: Parameters<typeof workLanes>[0]['boss'], handle: Handle<Item>, workers = 2) =>
  workLanes<Item>({ boss, queue, batch: 5, workers, handle })

test('a slow job keeps no other lane waiting, and nothing is handled twice', async () => {
  const { url, drop } = await createTestDatabase()
  const { boss, stop } = await startQueue(url, silentLog)
  onTestFinished(async () => {
    await stop(1)
    await drop()
  })
  await createLanes(boss, queue)
  const lanes = Array.from({ length: 20 }, (_, lane) => lane)
  for (const place of [0, 1, 2]) {
    await boss.insert(
      queue,
      lanes.map(lane => ({ data: { lane, place }, singletonKey: String(lane) })),
    )
  }
  const handled: Item[] = []
  const slow = Promise.withResolvers<void>()
  await work(boss, async item => {
    handled.push(item)
    if (item.lane === 0 && item.place === 0) await slow.promise
    return 'done'
  })
  const others = (lanes.length - 1) * 3
  await expect.poll(() => handled.filter(({ lane }) => lane > 0).length, { timeout: 20_000 }).toBe(others)
  slow.resolve()
  await expect.poll(() => handled.length, { timeout: 20_000 }).toBe(others + 3)
  for (const lane of lanes)
    expect(handled.filter(item => item.lane === lane).map(({ place }) => place)).toEqual([0, 1, 2])
}, 60_000)

test('a slow job holds up none of its batch, also those that take a while themselves', async () => {
  const { url, drop } = await createTestDatabase()
  const { boss, stop } = await startQueue(url, silentLog)
  onTestFinished(async () => {
    await stop(1)
    await drop()
  })
  await createLanes(boss, queue)
  for (const place of [0, 1])
    await boss.insert(
      queue,
      [0, 1, 2].map(lane => ({ data: { lane, place }, singletonKey: String(lane) })),
    )
  const handled: string[] = []
  const [slow, quicker] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const handle: Handle<Item> = async ({ lane, place }) => {
    handled.push(`${lane}.${place}`)
    if (place === 0 && lane === 0) await slow.promise
    if (place === 0 && lane === 1) await quicker.promise
    return 'done'
  }
  // Should the two be in batches of their own, a third worker is free for what follows.
  await work(boss, handle, 3)
  await expect.poll(() => handled, { timeout: 20_000 }).toContain('2.1')
  quicker.resolve()
  await expect.poll(() => handled, { timeout: 20_000 }).toContain('1.1')
  slow.resolve()
  await expect.poll(() => handled.length, { timeout: 20_000 }).toBe(6)
}, 60_000)

test('what a dying process had in hand comes again, with why', async () => {
  const { url, drop } = await createTestDatabase()
  const wire = await layDatabaseWire(url)
  const dying = await startQueue(wire.url, silentLog)
  const living = await startQueue(url, silentLog)
  onTestFinished(async () => {
    await living.stop(1)
    await wire.mend()
    await dying.stop(1)
    await wire.close()
    await drop()
  })
  await createLanes(dying.boss, queue)
  let hasBegun = false
  await work(dying.boss, () => {
    hasBegun = true
    return new Promise(() => {})
  })
  await dying.boss.insert(queue, [{ data: { lane: 1, place: 1 }, singletonKey: '1' }])
  await expect.poll(() => hasBegun, { timeout: 10_000 }).toBe(true)
  await wire.cut()

  const seen: { attempt: number; lost: string | null }[] = []
  await work(living.boss, async (_, attempt, lost) => {
    seen.push({ attempt, lost })
    return 'done'
  })
  await expect.poll(() => seen, { timeout: 50_000 }).toEqual([{ attempt: 2, lost: 'job heartbeat timeout' }])
}, 90_000)
