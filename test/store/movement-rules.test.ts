import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { findMovementRules } from '../../src/store/movement-rules.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { movementRules } from '../kit/career.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'

let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connectDatabase(testDatabase.url)
  await loadRulebook(database, randomUUID)
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

test('every limit comes from the rulebook of the day, with what it rests on', async () => {
  const { rules, bases } = await findMovementRules(database.prisma, '2026-11-23')
  expect(rules).toEqual(movementRules)
  expect(bases.get('rotation')).toMatchObject({ source: 'news.laodong.vn 1594704', verified: true })
  expect(bases.get('merger')).toMatchObject({ grade: 'M', verified: false })
  const earlier = await findMovementRules(database.prisma, '2025-06-30')
  expect(earlier.rules).toMatchObject({
    rotation: { least: 36 },
    secondment: null,
    continuesAcrossMerger: false,
  })
  expect(earlier.bases.get('rotation')).toMatchObject({ verified: false })
})

test('a day before all rules has none, and nothing is made up', async () => {
  const { rules, bases } = await findMovementRules(database.prisma, '1999-01-01')
  expect(Object.values(rules).filter(Boolean)).toEqual([])
  expect(bases.size).toBe(0)
})

test('a value no clock could read is told before it comes into force', async () => {
  const { canRead } = createRulebook('Asia/Ho_Chi_Minh')
  const reads = (key: string, value: unknown) =>
    canRead(database.prisma, { key, value, validFrom: '2027-01-01' })
  const interval = { unit: 'months', minimum: 24, maximum: 60 }
  expect(await reads('periodicChange.interval', { ...interval, fields: { land: 36 } })).toBe(true)
  expect(await reads('periodicChange.interval', { ...interval, minimum: 61 })).toBe(false)
  expect(await reads('rotation.minimumMonths', { unit: 'months', minimum: '36' })).toBe(false)
  expect(await reads('rotation.termLimit', { unit: 'terms', consecutiveMaximum: 0 })).toBe(false)
  expect(await reads('rotation.termLimit.inMonths', { unit: 'months', head: 96, deputy: 120 })).toBe(false)
  expect(await reads('secondment.admission', { unit: 'months', minimumExperience: 24 })).toBe(true)
  expect(await reads('secondment.admission', { unit: 'months', minimum: 24 })).toBe(false)
})
