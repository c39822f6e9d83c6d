import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWorkingDays } from '../../src/domain/calendar/calendar.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { createStore } from '../../src/store/store.ts'
import { deliveredHolidays } from '../kit/calendar.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'

const moment = { at: new Date('2026-11-21T08:00:00Z'), today: '2026-11-21' }

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

const inStore = () => {
  const outbox = { deliver: async () => {}, broadcast: async () => {} }
  return createStore({ database, outbox, rulebook: createRulebook('Asia/Ho_Chi_Minh'), newId: randomUUID })
}

const load = () => inStore().transaction(store => store.calendar.load(moment))

test('the first start brings the holidays that come with this version, and every later one nothing', async () => {
  expect([...(await load()).exceptions.values()]).toEqual(deliveredHolidays)
  await loadRulebook(database, randomUUID)
  expect(await database.prisma.holiday.count()).toBe(deliveredHolidays.length)
})

test('a year that somebody changed stays as he left it, also where he took a day out', async () => {
  const { prisma } = database
  const day = new Date('2027-02-04')
  await prisma.holiday.delete({ where: { day } })
  await prisma.holiday.update({ where: { day: new Date('2027-02-05') }, data: { source: 'import' } })
  await loadRulebook(database, randomUUID)
  expect(await prisma.holiday.findUnique({ where: { day } })).toBeNull()
  expect(await prisma.holiday.findUnique({ where: { day: new Date('2027-02-05') } })).toMatchObject({
    source: 'import',
  })
})

test('a year the table has nothing of is brought with the next start', async () => {
  const { prisma } = database
  const year = { gte: new Date('2028-01-01'), lte: new Date('2028-12-31') }
  await prisma.holiday.deleteMany({ where: { day: year } })
  await loadRulebook(database, randomUUID)
  expect(await prisma.holiday.count({ where: { day: year } })).toBe(
    deliveredHolidays.filter(({ day }) => day.startsWith('2028')).length,
  )
})

test('the weekend is the rule’s of the day, and a week of seven free days cannot come in', async () => {
  const { prisma } = database
  const rulebook = createRulebook('Asia/Ho_Chi_Minh')
  const rule = (days: number[]) => ({
    key: 'calendar.weekend',
    value: { unit: 'isoWeekdays', days },
    validFrom: '2027-01-01',
  })
  expect(await rulebook.canRead(prisma, rule([5, 6]))).toBe(true)
  expect(await rulebook.canRead(prisma, rule([1, 2, 3, 4, 5, 6, 7]))).toBe(false)
  expect((await load()).weekend).toEqual([6, 0])
  expect(addWorkingDays(await load(), '2026-02-13', 1)).toBe('2026-02-23')
})

test('a clock is the rulebook’s of the day of its event, and none before the first', async () => {
  const clock = (name: 'thematicSupervision' | 'stateConclusion', day: string) =>
    inStore().transaction(store => store.calendar.clock(name, day))
  expect(await clock('thematicSupervision', '2024-06-01')).toMatchObject({
    unit: 'workingDays',
    limits: { province: 30, district: 25 },
    extensionMax: { numerator: 1, denominator: 3 },
  })
  expect((await clock('thematicSupervision', '2026-06-01'))?.limits.district).toBeUndefined()
  expect(await clock('thematicSupervision', '2017-12-31')).toBeUndefined()
  expect(await clock('stateConclusion', '2025-07-01')).toEqual({
    start: 'draftReceived',
    unit: 'calendarDays',
    limits: { central: 30, province: 15, grassroots: 15 },
    extensionMax: null,
  })
  const { prisma } = database
  const broken = { key: 'inspection.clock.stateConclusion', value: { unit: 'calendarDays', limit: -1 } }
  const rulebook = createRulebook('Asia/Ho_Chi_Minh')
  expect(await rulebook.canRead(prisma, { ...broken, validFrom: '2027-01-01' })).toBe(false)
})
