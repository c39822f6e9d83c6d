import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findSubordinates } from '../../src/store/subordinates.ts'
import {
  everything,
  hearsFromOffice,
  newestDocument,
  opensImport,
  rosterFile,
  sendsFile,
  type Written,
} from '../kit/importing.ts'
import { type Manners, watchManners } from '../kit/manners.ts'
import type { Person } from '../kit/person.ts'
import { personOf } from '../kit/staffing.ts'
import { createTown, type Town } from '../kit/town.ts'

let town: Town
let manners: Manners
let hue: Person
beforeAll(async () => {
  town = await createTown()
  manners = watchManners(town)
  hue = await town.resident('staff')
})
afterAll(() => town.close())
beforeEach(() => manners.expectGood())

const post = (person: string, position: string, more: object = {}) => ({
  ...{ person, position, unit: 'X05', kind: 'appointment', startedOn: '01/07/2025', decisionNo: '1' },
  ...more,
})
const file: Written = {
  positions: [{ code: 'hamletHead', titleVi: 'Trưởng thôn', group: 'hamletHead', leadership: 'không' }],
  people: [
    { code: 'TT1', name: 'Lò Văn Một', kind: 'người hoạt động không chuyên trách', partyMember: 'ja' },
    { code: 'TT2', name: 'Lò Thị Hai', kind: 'nebenamtlich vor Ort Tätige/-r', partyMember: 'không' },
    { code: 'CB9501', name: 'Quàng Văn Ba', kind: 'công chức', partyMember: null },
  ],
  assignments: [
    post('TT1', 'hamletHead'),
    post('TT2', 'hamletHead'),
    post('CB9501', 'communeServiceSpecialist', { managingTier: 'Trung ương', kind: 'điều động' }),
  ],
  planned: [
    { person: 'CB9501', term: '2025–30', tier: 'cấp xã', unit: 'X05', decisionNo: '12-QĐ/HU' },
    { person: 'CB0063', term: '٢٠٢٠ - ٢٠٢٥', tier: 'commune level', unit: null, decisionNo: '13-QĐ/HU' },
  ],
  targets: [
    {
      ...{ code: 'CT-1', nameVi: 'Kết nạp đảng viên', resolution: 'Nghị quyết Đại hội XIV', unit: 'NX' },
      ...{ reached: 'có', asOf: '14.10.2024' },
    },
    {
      code: 'CT-2',
      nameVi: 'Chi bộ',
      nameAr: 'خلية',
      resolution: 'NQ',
      unit: 'NX',
      reached: '-',
      asOf: 45_579,
    },
  ],
}

const recorded = async () => {
  const { prisma } = town.database
  return {
    members: (
      await prisma.person.findMany({ where: { code: { startsWith: 'TT' } }, orderBy: { code: 'asc' } })
    ).map(({ kind, partyMember }) => [kind, partyMember]),
    tiers: (await prisma.assignment.findMany({ where: { person: { code: 'CB9501' } } })).map(
      one => one.managingTier,
    ),
    planned: (await prisma.plannedCadre.findMany({ include: { unit: true }, orderBy: { term: 'asc' } })).map(
      ({ term, tier, unit, decisionNo }) => [term, tier, unit?.code, decisionNo],
    ),
    targets: (await prisma.resolutionTarget.findMany({ orderBy: { code: 'asc' } })).map(
      ({ names, reached, asOf }) => [names, reached, asOf.toISOString().slice(0, 10)],
    ),
  }
}

const underCycle = () =>
  town.deps.transaction(async store => {
    const { today } = town.deps.moment()
    const { id: cycleId } = await town.database.prisma.evaluationCycle.findFirstOrThrow()
    return { waiting: await store.evaluations.notSubmitted(cycleId, today), cycleId, today }
  })

test('planning, targets, party membership and managing levels come in by the same road, once', async () => {
  const before = await underCycle()
  await opensImport(hue)
  await sendsFile(hue, await rosterFile(file))
  await hue.seesText('roster:checked')
  await hue.tapsText('roster:write')
  await hue.seesText('roster:done', { timeoutMs: 20_000 })
  expect(await recorded()).toEqual({
    members: [
      ['partTime', true],
      ['partTime', false],
    ],
    tiers: ['central'],
    planned: [
      ['2020-2025', 'commune', undefined, '13-QĐ/HU'],
      ['2025-2030', 'commune', 'X05', '12-QĐ/HU'],
    ],
    targets: [
      [{ vi: 'Kết nạp đảng viên' }, true, '2024-10-14'],
      [{ vi: 'Chi bộ', ar: 'خلية' }, null, '2024-10-14'],
    ],
  })
  // Three came into the unit, and only the one who is no head of a hamlet has a form to hand in.
  expect((await underCycle()).waiting.length - before.waiting.length).toBe(1)
  await opensImport(hue)
  await sendsFile(hue, await rosterFile(file))
  await hue.seesText('roster:unchanged')
})

test('heads of hamlets have no form, stand in nobody’s unit part, and have no clocks', async () => {
  const { cycleId, today } = await underCycle()
  const cyclesOf = async (code: string) => {
    const { id } = await personOf(town, code)
    return town.deps.transaction(store => store.evaluations.cyclesFor(id, today))
  }
  expect(await cyclesOf('TT1')).toEqual([])
  expect(await cyclesOf('CB9501')).toHaveLength(1)
  const { id: chairId } = await personOf(town, 'CB0062')
  const evaluationId = await town.deps.transaction(store =>
    store.evaluations.open(town.deps.newId(), cycleId, chairId, town.deps.moment().at),
  )
  const led = await findSubordinates(town.database.prisma, evaluationId)
  const names = led.map(({ name }) => name)
  expect(names).toContain('Quàng Văn Ba')
  expect(names).not.toContain('Lò Văn Một')
  const scope = { staffId: town.cast('staff').personId, unitId: null, day: today, today }
  const holders = await town.deps.transaction(store => store.movementReports.holders(scope))
  const timed = holders.map(({ name }) => name)
  expect(timed).toContain('Quàng Văn Ba')
  expect(timed).not.toContain('Lò Văn Một')
})

test('the file handed out has planning and targets, nobody’s party membership, and changes nothing when sent back', async () => {
  const before = await everything(town)
  await opensImport(hue)
  const below = hue.screen.message_id
  await hue.tapsText('roster:templatePresent')
  await hearsFromOffice(hue, below)
  const { bytes, sheets } = await newestDocument(town, hue)
  const sheet = (name: string) => sheets.find(one => one.name === name)?.rows ?? []
  expect(sheet('Kaderplanung')).toHaveLength(3)
  expect(sheet('Ziele der Beschlüsse')).toHaveLength(3)
  const place = sheet('Personen')[0]?.indexOf('Parteimitglied') ?? -1
  expect(place).toBeGreaterThan(0)
  expect(
    sheet('Personen')
      .slice(1)
      .filter(row => row[place]),
  ).toEqual([])
  await sendsFile(hue, bytes)
  await hue.seesText('roster:unchanged')
  expect(await everything(town)).toEqual(before)
})

test('what is wrong in them is named, and what somebody wrote about party membership is not repeated', async () => {
  const wrong: Written = {
    people: [{ code: 'TT1', name: 'Lò Văn Một', kind: 'partTime', partyMember: 'dự bị' }],
    assignments: [post('TT1', 'hamletHead', { managingTier: 'làng' })],
    planned: [
      { person: 'CB9501', term: '2030-2025', tier: 'cấp xã', decisionNo: '1' },
      { person: 'CB9501', term: '2025', tier: 'Trung ương', decisionNo: '1' },
      { person: 'CB0008', term: '2025-2030', tier: 'cấp xã', decisionNo: '1' },
    ],
    targets: [
      {
        ...{ code: 'CT-1', nameVi: 'Tên', resolution: 'NQ', unit: 'NX' },
        ...{ reached: 'sắp', asOf: '31/12/2027' },
      },
    ],
  }
  await opensImport(hue)
  await sendsFile(hue, await rosterFile(wrong))
  await hue.sees(hue.speech.text('roster:fault.dayToCome'))
  const { sheets } = await newestDocument(town, hue)
  const found = (sheets[0]?.rows ?? [])
    .slice(1)
    .map(([sheet, row, column, , value]) => [sheet, row, column, value])
  expect(found).toEqual([
    ['Personen', 2, 'Parteimitglied', ''],
    ['Stellenbesetzungen', 2, 'Zuständige Ebene', 'làng'],
    ['Kaderplanung', 2, 'Amtszeit', '2030-2025'],
    ['Kaderplanung', 3, 'Amtszeit', '2025'],
    ['Kaderplanung', 3, 'Ebene der Planung', 'Trung ương'],
    ['Ziele der Beschlüsse', 2, 'Erreicht', 'sắp'],
    ['Ziele der Beschlüsse', 2, 'Stand vom', '2027-12-31'],
    ['Kaderplanung', 4, 'Kennung der Person', ''],
  ])
  expect(JSON.stringify(hue.messages)).not.toContain('dự bị')
  expect(await recorded()).toMatchObject({ tiers: ['central'] })
})
