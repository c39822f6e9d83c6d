import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { createPeople } from '../../src/store/people.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'

const unitId = randomUUID()
let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connectDatabase(testDatabase.url)
  const since = new Date('2020-01-01')
  await database.prisma.unit.create({
    data: { id: unitId, code: 'U', kind: 'agency', name: 'Sở', validFrom: since },
  })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const aPerson = async (name: string, rank: 'head' | 'deputy' | null, leads: boolean, since: string) => {
  const [id, positionId] = [randomUUID(), randomUUID()]
  const createdAt = new Date('2026-01-01')
  await database.prisma.person.create({ data: { id, code: name, name, kind: 'leader', createdAt } })
  const words = { titles: {}, positionGroup: 'g', nonLocalRequired: false }
  await database.prisma.position.create({
    data: { id: positionId, code: name, leadership: leads, rank, ...words },
  })
  const recorded = { kind: 'appointment', decisionNo: '1', mandated: false, locality: 'unknown' }
  await database.prisma.assignment.create({
    data: { id: randomUUID(), personId: id, positionId, unitId, startedOn: new Date(since), ...recorded },
  })
  return id
}

test('the head of a unit decides before his deputies, however long they serve; of two heads the longer serving', async () => {
  await aPerson('division', null, true, '2020-02-01')
  await aPerson('deputy', 'deputy', true, '2020-03-01')
  await aPerson('younger head', 'head', true, '2026-01-01')
  await aPerson('older head', 'head', true, '2025-01-01')
  const asker = await aPerson('specialist', null, false, '2021-01-01')
  const authorities = await createPeople(database.prisma).authorities(asker, '2026-11-23')
  expect(authorities.map(({ name }) => name)).toEqual(['older head', 'younger head', 'deputy', 'division'])
})

test('whom an explicit line names decides before the head', async () => {
  const { id: named } = await database.prisma.person.findUniqueOrThrow({ where: { code: 'division' } })
  const { id: asker } = await database.prisma.person.findUniqueOrThrow({ where: { code: 'specialist' } })
  const line = { id: randomUUID(), supervisorId: named, subordinateId: asker }
  await database.prisma.supervisorLine.create({ data: { ...line, validFrom: new Date('2026-01-01') } })
  const [first] = await createPeople(database.prisma).authorities(asker, '2026-11-23')
  expect(first?.name).toBe('division')
})
