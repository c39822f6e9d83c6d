import { afterAll, beforeAll, expect, test } from 'vitest'
import { Prisma } from '../../src/store/database.ts'
import { everything, hasChecked, onePerson, untilRunning, whileHeld } from '../kit/importing.ts'
import type { Person } from '../kit/person.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let hue: Person
beforeAll(async () => {
  town = await createTown()
  hue = await town.resident('staff')
})
afterAll(() => town.close())

test('when the database breaks off a writing, its author reads so, nothing is there, and the next one works', async () => {
  const before = await everything(town)
  const file = await onePerson('CB9401', 'Lê Văn Chín')
  await hasChecked(hue, file)
  await whileHeld(town, async () => {
    await hue.tapsText('roster:write')
    await untilRunning(town)
    await town.database.prisma.$queryRaw(Prisma.sql`
      SELECT pg_terminate_backend("pid") FROM pg_stat_activity
      WHERE "datname" = current_database() AND "wait_event_type" = 'Lock' AND "query" LIKE '%LOCK TABLE%'`)
  })
  await hue.seesText('roster:failed', { timeoutMs: 20_000 })
  expect(await everything(town)).toEqual(before)
  expect(await town.database.prisma.import.count({ where: { state: 'refused' } })).toBe(1)
  expect(town.log.filter(({ level }) => level === 'error')).toHaveLength(1)
  expect(JSON.stringify(town.log)).not.toContain('Chín')
  await hasChecked(hue, file)
  await hue.tapsText('roster:write')
  await hue.seesText('roster:done', { timeoutMs: 20_000 })
})
