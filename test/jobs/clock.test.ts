import { expect, onTestFinished, test } from 'vitest'
import { workClock } from '../../src/jobs/clock.ts'
import { startQueue } from '../../src/jobs/queue.ts'
import { createTestDatabase } from '../kit/database.ts'
import { layDatabaseWire } from '../kit/database-wire.ts'
import { silentLog } from '../kit/silent-log.ts'

test('a process that dies while it looks for what is due keeps no other from looking', async () => {
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
  let hasBegun = false
  await workClock(dying.boss, () => {
    hasBegun = true
    return new Promise(() => {})
  })
  await dying.boss.send('clock', {})
  await expect.poll(() => hasBegun, { timeout: 10_000 }).toBe(true)
  await wire.cut()

  let hasLooked = false
  await workClock(living.boss, async () => {
    hasLooked = true
  })
  await living.boss.send('clock', {})
  await expect.poll(() => hasLooked, { timeout: 50_000 }).toBe(true)
}, 90_000)
