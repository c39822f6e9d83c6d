import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { findSubordinates } from '../../src/store/subordinates.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'

const at = new Date('2026-11-21T08:00:00Z')
const since = new Date('2026-01-01')
const quarter = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' }

let testDatabase: TestDatabase
let database: Database
let unitId: string
let templateId: string
const positions = { leads: randomUUID(), works: randomUUID() }
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connectDatabase(testDatabase.url)
  const { prisma } = database
  unitId = randomUUID()
  templateId = randomUUID()
  await prisma.unit.create({ data: { id: unitId, code: 'U', kind: 'commune', name: 'Xã', validFrom: since } })
  await prisma.formTemplate.create({
    data: { id: templateId, code: 'f', version: 1, content: {}, validFrom: since },
  })
  for (const [code, id] of Object.entries(positions)) {
    const leadership = code === 'leads'
    const rest = { titles: {}, positionGroup: 'g', nonLocalRequired: false }
    await prisma.position.create({ data: { id, code, leadership, ...rest } })
  }
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

/** Somebody with a post in the unit, from the year's first day on. */
const aPerson = async (name: string, post: keyof typeof positions, endedOn?: string): Promise<string> => {
  const id = randomUUID()
  await database.prisma.person.create({ data: { id, code: id, name, kind: 'leader', createdAt: at } })
  await database.prisma.assignment.create({
    data: {
      id: randomUUID(),
      personId: id,
      positionId: positions[post],
      unitId,
      kind: 'appointment',
      startedOn: since,
      endedOn: endedOn === undefined ? null : new Date(endedOn),
      decisionNo: '1/QĐ',
      mandated: false,
      locality: 'unknown',
    },
  })
  return id
}

const reportsTo = (subordinateId: string, supervisorId: string, validTo?: string) =>
  database.prisma.supervisorLine.create({
    data: {
      id: randomUUID(),
      subordinateId,
      supervisorId,
      validFrom: since,
      validTo: validTo === undefined ? null : new Date(validTo),
    },
  })

const anEvaluation = async (personId: string, period = quarter): Promise<string> => {
  const [id, cycleId] = [randomUUID(), randomUUID()]
  const to = new Date(period.to)
  const span = { periodFrom: new Date(period.from), periodTo: to, opensOn: to, closesOn: to }
  await database.prisma.evaluationCycle.create({
    data: { id: cycleId, kind: period.kind, ...span, unitId, templateId },
  })
  await database.prisma.evaluation.create({
    data: { id, cycleId, personId, templateId, state: 'decided', openedAt: at },
  })
  return id
}

const decides = (evaluationId: string, deciderId: string, level: string, publishedAt: Date | null = null) =>
  database.prisma.classification.create({
    data: {
      evaluationId,
      points: 6_000,
      proposed: level,
      level,
      deciderId,
      decidedAt: at,
      publishedAt,
      publisherId: publishedAt && deciderId,
    },
  })

const named = async (evaluationId: string): Promise<string[]> =>
  (await findSubordinates(database.prisma, evaluationId)).map(
    ({ name, level, isKnown }) => `${name} ${level}${isKnown ? '' : ' unheard'}`,
  )

test('a head has those who work in his unit, and whoever reports to him; nobody who reports elsewhere or leads beside him', async () => {
  const head = await aPerson('Head', 'leads')
  const beside = await aPerson('Beside', 'leads')
  await aPerson('An', 'works')
  await aPerson('Gone', 'works', '2026-08-31')
  const elsewhere = await aPerson('Elsewhere', 'works')
  await reportsTo(elsewhere, beside)
  const was = await aPerson('Was', 'works')
  await reportsTo(was, beside, '2026-09-29')
  const evaluation = await anEvaluation(head)
  expect(await named(evaluation)).toEqual(['An null unheard', 'Was null unheard'])
  expect(await named(await anEvaluation(beside))).toEqual([
    'An null unheard',
    'Elsewhere null unheard',
    'Was null unheard',
  ])
  const yearAgo = { kind: 'quarter', from: '2025-07-01', to: '2025-09-30' }
  expect(await named(await anEvaluation(head, yearAgo))).toEqual([])
})

test('the level is that of the same period, after a petition the one it led to', async () => {
  const head = await aPerson('Chief', 'leads')
  const [binh, chi, dung] = [
    await aPerson('Bình', 'works'),
    await aPerson('Chi', 'works'),
    await aPerson('Dũng', 'works'),
  ]
  for (const one of [binh, chi, dung]) await reportsTo(one, head)
  const own = await anEvaluation(head)
  const ours = async () => (await named(own)).filter(line => /Bình|Chi|Dũng/.test(line))

  await decides(await anEvaluation(binh, { ...quarter, kind: 'adHoc' }), binh, 'excellent', at)
  await decides(await anEvaluation(binh, { ...quarter, to: '2026-12-31' }), binh, 'excellent', at)
  expect(await ours()).toEqual(['Bình null unheard', 'Chi null unheard', 'Dũng null unheard'])

  const petitioned = await anEvaluation(binh)
  await decides(petitioned, dung, 'notCompleted', at)
  await decides(await anEvaluation(chi), dung, 'notCompleted')
  await decides(await anEvaluation(dung), head, 'good')
  expect(await ours()).toEqual(['Bình notCompleted', 'Chi notCompleted unheard', 'Dũng good'])

  const petition = { evaluationId: petitioned, personId: binh, grounds: {}, filedAt: at, answerBy: at }
  const answer = { outcome: 'changed', answer: 'Đúng', points: 7_500, level: 'good' }
  await database.prisma.petition.create({
    data: { ...petition, ...answer, answererId: dung, answeredAt: at },
  })
  expect(await ours()).toEqual(['Bình good', 'Chi notCompleted unheard', 'Dũng good'])
})
