import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { createStore } from '../../src/store/store.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'
import { rules } from '../kit/evaluation.ts'

const rulebook = createRulebook('Asia/Ho_Chi_Minh')
const at = new Date('2026-11-21T08:00:00Z')

let testDatabase: TestDatabase
let database: Database
let unitId: string
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connectDatabase(testDatabase.url)
  await loadRulebook(database, randomUUID)
  unitId = randomUUID()
  await database.prisma.unit.create({
    data: { id: unitId, code: 'U', kind: 'province', name: 'Tỉnh', validFrom: new Date('2020-01-01') },
  })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const templateOf = (code: string, version = 1) =>
  database.prisma.formTemplate.findUniqueOrThrow({ where: { code_version: { code, version } } })

/** The form that somebody of this kind gets for a period ending on this day, in a cycle for which one was chosen or not. */
const formFor = async (kind: string, periodTo: string, chosen?: string) => {
  const cycleForm = chosen ?? 'decree-335-civil-servant'
  const { prisma } = database
  const store = createStore({
    database,
    outbox: { deliver: async () => {}, broadcast: async () => {} },
    rulebook,
    newId: randomUUID,
  })
  const [personId, cycleId] = [randomUUID(), randomUUID()]
  await prisma.person.create({ data: { id: personId, code: personId, name: 'An', kind, createdAt: at } })
  const end = new Date(periodTo)
  await prisma.evaluationCycle.create({
    data: {
      id: cycleId,
      kind: 'quarter',
      periodFrom: new Date('2020-01-01'),
      periodTo: end,
      opensOn: end,
      closesOn: end,
      unitId,
      templateId: (await templateOf(cycleForm)).id,
      formChosen: chosen !== undefined,
    },
  })
  const id = await store.transaction(({ evaluations }) =>
    evaluations.open(randomUUID(), cycleId, personId, at),
  )
  const opened = await prisma.evaluation.findUniqueOrThrow({ where: { id }, include: { template: true } })
  return `${opened.template.code} ${opened.template.version}`
}

describe('who opens an evaluation gets the form of his regime at the end of the period', () => {
  test.each([
    ['civilServant', '2026-03-31', 'decree-335-civil-servant 1'],
    ['leader', '2026-03-31', 'regulation-366-leader 1'],
    ['publicEmployee', '2026-06-30', 'decree-90-2020 1'],
    ['publicEmployee', '2026-07-01', 'public-employee-2026 1'],
    ['civilServant', '2025-12-31', 'decree-90-2020 1'],
    ['leader', '2025-08-30', 'regulation-366-leader 1'],
    ['leader', '2023-10-03', 'decree-90-2020 1'],
  ])('a %s for a period to %s: %s', async (kind, periodTo, code) => {
    expect(await formFor(kind, periodTo)).toBe(code)
  })

  test('where the regime names no form, the cycle’s own', async () => {
    expect(await formFor('leader', '2025-08-29')).toBe('decree-335-civil-servant 1')
  })

  test('a form that was chosen for the cycle is everybody’s, also one that another regime names', async () => {
    const { content } = await templateOf('decree-335-civil-servant')
    const validFrom = new Date('2026-01-01')
    await database.prisma.formTemplate.create({
      data: { id: randomUUID(), code: 'skills', version: 1, content: content ?? {}, validFrom },
    })
    expect(await formFor('leader', '2026-12-31', 'skills')).toBe('skills 1')
    expect(await formFor('leader', '2026-12-31', 'public-employee-2026')).toBe('public-employee-2026 1')
  })

  test('of several versions the newest that is in force', async () => {
    const { content } = await templateOf('regulation-366-leader')
    for (const [version, from] of [
      [2, '2026-10-01'],
      [3, '2027-01-01'],
    ] as const) {
      const id = randomUUID()
      const data = { id, code: 'regulation-366-leader', version, content: content ?? {} }
      await database.prisma.formTemplate.create({ data: { ...data, validFrom: new Date(from) } })
    }
    expect(await formFor('leader', '2026-09-30')).toBe('regulation-366-leader 1')
    expect(await formFor('leader', '2026-12-31')).toBe('regulation-366-leader 2')
    expect(await formFor('leader', '2027-03-31')).toBe('regulation-366-leader 3')
  })
})

describe('the scoring rules', () => {
  test('of today are those of Decree 335 and Regulation 366', async () => {
    expect(await rulebook.scoring(database.prisma, '2026-12-31', at)).toEqual(rules)
  })

  test.each(['2020-12-31', '2023-12-31', '2025-08-29', '2025-12-31'])('can be read for %s', async day => {
    const past = await rulebook.scoring(database.prisma, day, at)
    expect(past.levels).toEqual(rules.levels)
    const asksNothing = Object.values(past.leaders.conditions.excellent).every(share => share === null)
    expect(asksNothing).toBe(day < '2025-08-30')
  })

  test('of the past are marked as not verified, every one that was carried back', async () => {
    const carried = await database.prisma.rule.findMany({ where: { source: { startsWith: 'assumption' } } })
    expect(carried.length).toBeGreaterThan(5)
    expect(carried.filter(rule => rule.verified || rule.grade !== 'M')).toEqual([])
  })
})
