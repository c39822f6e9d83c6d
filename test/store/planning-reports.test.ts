import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportScope } from '../../src/domain/report/report.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { loadRulebook } from '../../src/store/load-rulebook.ts'
import { createPlanningReports } from '../../src/store/planning-reports.ts'
import { createRulebook } from '../../src/store/rulebook.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'
import { compositionRule } from '../kit/planned.ts'

let testDatabase: TestDatabase
let database: Database
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const today = '2026-11-23'
const ids = new Map<string, string>()
const idOf = (name: string): string => {
  const id = ids.get(name) ?? randomUUID()
  ids.set(name, id)
  return id
}

const nameOf = (id: string): string | undefined => [...ids].find(([, known]) => known === id)?.[0]

const [oldEnd, newStart] = ['2025-06-30', '2025-07-01']
const unit = (code: string, parent: string | null, validFrom: string, validTo: string | null = null) => ({
  ...{ id: idOf(code), code, kind: 'commune', name: `Đơn vị ${code}`, parentId: parent && idOf(parent) },
  ...{ validFrom: day(validFrom), validTo: validTo === null ? null : day(validTo) },
})
const person = (code: string, more: object = {}) => ({
  ...{ id: idOf(code), code, name: code, kind: 'civilServant', createdAt: day(today) },
  ...more,
})
const post = (who: string, where: string, position: string, from: string, to: string | null = null) => ({
  ...{ id: randomUUID(), personId: idOf(who), unitId: idOf(where), positionId: idOf(position) },
  ...{ kind: 'appointment', decisionNo: '1', mandated: false, locality: 'unknown' },
  ...{ startedOn: day(from), endedOn: to === null ? null : day(to) },
})
const position = (code: string, positionGroup: string) => ({
  ...{
    id: idOf(code),
    code,
    titles: { vi: code },
    positionGroup,
    leadership: false,
    nonLocalRequired: false,
  },
})

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connectDatabase(testDatabase.url)
  await loadRulebook(database, randomUUID)
  const { prisma } = database
  for (const row of [
    unit('P', null, '1997-01-01'),
    unit('D', 'P', '1997-01-01', oldEnd),
    unit('OLD', 'D', '1997-01-01', oldEnd),
    unit('NEW', 'P', newStart),
    unit('ELSE', null, '1997-01-01'),
  ])
    await prisma.unit.create({ data: row })
  await prisma.position.createMany({ data: [position('head', 'hamletHead'), position('clerk', 'clerk')] })
  const born = { bornOn: day('1985-09-01'), gender: 'female' }
  await prisma.person.createMany({
    data: [
      person('staff'),
      person('local'),
      person('a', { ...born, recruitedOn: day('2021-05-01'), partyMember: true }),
      person('b', { ...born, kind: 'publicEmployee', recruitedOn: day('2025-06-30') }),
      person('c', { kind: 'partTime', recruitedOn: day('2020-06-30'), partyMember: false }),
      person('gone', { recruitedOn: day('2022-01-01') }),
      person('none', { recruitedOn: day('2022-01-01') }),
      person('else', { recruitedOn: day('2022-01-01'), partyMember: true }),
    ],
  })
  await prisma.role.createMany({
    data: [
      {
        id: randomUUID(),
        personId: idOf('staff'),
        role: 'staff',
        unitId: idOf('P'),
        validFrom: day(newStart),
      },
      {
        id: randomUUID(),
        personId: idOf('local'),
        role: 'staff',
        unitId: idOf('NEW'),
        validFrom: day(newStart),
      },
    ],
  })
  await prisma.assignment.createMany({
    data: [
      post('a', 'OLD', 'head', '2021-05-01', oldEnd),
      post('a', 'NEW', 'head', newStart),
      post('a', 'NEW', 'clerk', '2026-01-01'),
      post('b', 'P', 'clerk', '2025-06-30'),
      post('c', 'OLD', 'head', '2020-01-01', oldEnd),
      post('gone', 'OLD', 'clerk', '2022-01-01', '2023-12-31'),
      post('else', 'ELSE', 'head', '2022-01-01'),
    ],
  })
  const plan = (who: string, term: string, tier: string, where: string | null) => ({
    ...{ id: randomUUID(), personId: idOf(who), term, tier, unitId: where && idOf(where), decisionNo: '1' },
  })
  await prisma.plannedCadre.createMany({
    data: [
      plan('a', '2020-2025', 'district', 'D'),
      plan('b', '2020-2025', 'district', 'D'),
      plan('a', '2025-2030', 'commune', null),
      plan('c', '2025-2030', 'commune', null),
      plan('else', '2030-2035', 'commune', null),
    ],
  })
  const target = (code: string, where: string, asOf: string, reached: boolean | null) => ({
    ...{ id: randomUUID(), code, names: { vi: code }, resolution: 'NQ', unitId: idOf(where), reached },
    asOf: day(asOf),
  })
  await prisma.resolutionTarget.createMany({
    data: [
      target('T2', 'P', '2024-10-14', true),
      target('T1', 'OLD', '2024-10-15', null),
      target('T3', 'ELSE', '2024-10-14', false),
    ],
  })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

const reports = () => createPlanningReports(database.prisma)
const scope = (change: Partial<ReportScope> = {}): ReportScope => ({
  ...{ staffId: idOf('staff'), unitId: null, day: today, today },
  ...change,
})

test('a list belongs to its unit, also a dissolved one; where none is named, to the unit of the post that day', async () => {
  const planned = async (term: string, change: Partial<ReportScope> = {}) =>
    (await reports().planned(scope(change), term))
      .map(({ unitId, tier, bornOn, gender, count }) =>
        [nameOf(unitId), tier, bornOn ?? '?', gender ?? '?', count].join(' '),
      )
      .sort()
  expect(await reports().plannedTerms(scope())).toEqual(['2025-2030', '2020-2025'])
  expect(await planned('2020-2025')).toEqual(['D district 1985-09-01 female 2'])
  expect(await planned('2025-2030')).toEqual(['NEW commune 1985-09-01 female 1'])
  expect(await planned('2025-2030', { staffId: idOf('local') })).toEqual(['NEW commune 1985-09-01 female 1'])
  expect(await planned('2025-2030', { day: oldEnd, unitId: idOf('NEW') })).toEqual([
    'OLD commune 1985-09-01 female 1',
    'OLD commune ? ? 1',
  ])
  expect(await reports().plannedTerms(scope({ staffId: idOf('local') }))).toEqual(['2025-2030'])
  expect(await reports().plannedTerms(scope({ staffId: idOf('a') }))).toEqual([])
  expect(await planned('2030-2035')).toEqual([])
})

test('what may be shown of a part is decided on the whole scope, dissolved units among it', async () => {
  const names = async (change: Partial<ReportScope>) =>
    (await reports().units(scope(change))).map(({ id, parentId }) => [
      nameOf(id),
      parentId && nameOf(parentId),
    ])
  const whole = [
    ['D', 'P'],
    ['NEW', 'P'],
    ['OLD', 'D'],
    ['P', null],
  ]
  expect(await names({})).toEqual(whole)
  expect(await names({ unitId: idOf('NEW') })).toEqual(whole)
  expect(await names({ staffId: idOf('local') })).toEqual([['NEW', 'P']])
})

test('whoever was recruited counts where he serves on the day, or served last', async () => {
  const recruited = (change: Partial<ReportScope>) =>
    reports().recruited(scope(change), '2020-07-01', '2025-06-30')
  const a = { kind: 'civilServant', year: 2021, count: 1 }
  const gone = { kind: 'civilServant', year: 2022, count: 1 }
  const b = { kind: 'publicEmployee', year: 2025, count: 1 }
  expect(await recruited({})).toEqual([a, gone, b])
  expect(await recruited({ unitId: idOf('NEW') })).toEqual([a])
  expect(await recruited({ unitId: idOf('OLD') })).toEqual([gone])
  expect(await recruited({ unitId: idOf('OLD'), day: '2025-06-29' })).toEqual([a, gone])
  expect(await recruited({ unitId: idOf('ELSE') })).toEqual([])
})

test('heads of hamlets are those of the day, each once, in the units of the day', async () => {
  const heads = async (change: Partial<ReportScope>) =>
    (await reports().hamletHeads(scope(change)))
      .map(({ unitId, isMember, count }) => [nameOf(unitId), isMember, count].join(' '))
      .sort()
  expect(await heads({})).toEqual(['NEW true 1'])
  expect(await heads({ day: oldEnd })).toEqual(['OLD false 1', 'OLD true 1'])
  expect(await heads({ staffId: idOf('local'), day: oldEnd })).toEqual([])
})

test('targets are those as of the day or earlier, of the units asked for', async () => {
  const codes = async (change: Partial<ReportScope>) =>
    (await reports().targets(scope(change))).map(({ code, unit: name, reached, asOf }) => [
      code,
      name,
      reached,
      asOf,
    ])
  const [old, own] = [
    ['T1', 'Đơn vị OLD', null, '2024-10-15'],
    ['T2', 'Đơn vị P', true, '2024-10-14'],
  ]
  expect(await codes({})).toEqual([old, own])
  expect(await codes({ day: '2024-10-14' })).toEqual([own])
  expect(await codes({ unitId: idOf('OLD') })).toEqual([old])
})

test('terms and the rule on composition come from the rulebook of the day, and none where it has none', async () => {
  const { referenceDays, ...rule } = compositionRule
  const found = await reports().composition(today)
  expect(found?.rule).toMatchObject(rule)
  expect(found?.rule.referenceDays).toMatchObject(referenceDays)
  expect(found?.basis).toMatchObject({ grade: 'M', verified: false })
  expect((await reports().terms(today)).map(({ term }) => term)).toEqual([
    '2015-2020',
    '2020-2025',
    '2025-2030',
  ])
  expect(await reports().composition('1999-01-01')).toBeNull()
  expect(await reports().terms('1999-01-01')).toEqual([])
})

test('a rule nobody could count by is told before it comes into force', async () => {
  const { canRead } = createRulebook('Asia/Ho_Chi_Minh')
  const reads = (key: string, value: unknown) =>
    canRead(database.prisma, { key, value, validFrom: '2027-01-01' })
  const least = { unit: 'basisPoints', women: 1_500, young: 1_000 }
  const value = { unit: 'years', middleFrom: 40, oldestFrom: 51, youngBelow: 42, least, referenceDates: {} }
  expect(await reads('planning.composition', value)).toBe(true)
  expect(await reads('planning.composition', { ...value, middleFrom: 51 })).toBe(false)
  expect(await reads('planning.composition', { ...value, referenceDates: { '2025': '2025-09-01' } })).toBe(
    false,
  )
  expect(await reads('planning.composition', { ...value, least: { ...least, women: 15_000 } })).toBe(false)
  const term = { term: '2025-2030', council: null, from: '2025-07-01', to: '2030-06-30' }
  expect(await reads('report.terms', { unit: 'terms', terms: [term] })).toBe(true)
  expect(await reads('report.terms', { unit: 'terms', terms: [{ ...term, to: '2025-06-30' }] })).toBe(false)
})
