import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { clocksOf } from '../../src/domain/movement/clocks.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { createMovementReports } from '../../src/store/movement-reports.ts'
import { createMovements } from '../../src/store/movements.ts'
import { createPeople } from '../../src/store/people.ts'
import { addProvince } from '../../src/store/province.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'

let testDatabase: TestDatabase
let database: Database
let staffId: string
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connectDatabase(testDatabase.url)
  const { prisma } = database
  await loadRulebook(database, randomUUID)
  await prisma.$transaction(
    connection => addProvince(connection, new Date('2026-11-23T02:00:00Z'), randomUUID),
    {
      timeout: 60_000,
    },
  )
  staffId = (await prisma.person.findUniqueOrThrow({ where: { code: 'CB0008' } })).id
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const today = '2026-11-23'
const holdersOn = (day: Day, unitId: string | null = null) =>
  createMovementReports(database.prisma).holders({ staffId, unitId, day, today })

test.each(['2021-06-30', '2025-06-30', '2025-07-01', today])(
  'as of %s the clocks of everybody are those his whole record gives',
  async day => {
    const { prisma } = database
    const movements = createMovements(prisma, createPeople(prisma))
    const { rules } = await movements.rules(day)
    const holders = await holdersOn(day)
    expect(holders.length).toBeGreaterThan(20)
    for (const { personId, career, posts } of holders) {
      const whole = await movements.career(personId)
      for (const post of posts) {
        const same = whole.assignments.find(({ id }) => id === post.id)
        const { clocks } = clocksOf(post, career, rules, day)
        expect(clocks).toEqual(same && clocksOf(same, whole, rules, day).clocks)
      }
    }
  },
)

test('nobody is missing: every post held on the day, also one left over in a unit that is dissolved', async () => {
  const { prisma } = database
  const heldOn = (day: Day) => {
    const on = new Date(day)
    return prisma.assignment.count({
      where: { startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gte: on } }] },
    })
  }
  const postsOn = async (day: Day) => (await holdersOn(day)).flatMap(({ posts }) => posts)
  for (const day of ['2025-06-30', today]) expect(await postsOn(day)).toHaveLength(await heldOn(day))
  const { id: unitId } = await prisma.unit.findFirstOrThrow({ where: { code: 'C074' } })
  const { id, endedOn } = await prisma.assignment.findFirstOrThrow({
    where: { unitId, endedOn: { not: null } },
  })
  await prisma.assignment.update({ where: { id }, data: { endedOn: null } })
  const found = (await postsOn(today)).find(post => post.id === id)
  expect(found?.unit.validTo).toBe('2025-06-30')
  await prisma.assignment.update({ where: { id }, data: { endedOn } })
})

test('narrowed to a unit there are its posts and those below it alone', async () => {
  const { id } = await database.prisma.unit.findFirstOrThrow({ where: { code: 'X21' } })
  const posts = (await holdersOn(today, id)).flatMap(one => one.posts)
  expect(posts.length).toBeGreaterThan(20)
  expect(new Set(posts.map(({ unit }) => unit.id))).toEqual(new Set([id]))
})
