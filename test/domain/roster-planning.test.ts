import { describe, expect, test } from 'vitest'
import { planRoster } from '../../src/domain/roster/plan.ts'
import type { KnownRoster, Roster, RosterPlan, RosterValue } from '../../src/domain/roster/roster.ts'
import { unitsBelow } from '../../src/domain/roster/scope.ts'
import { anId } from '../kit/evaluation.ts'

type Values = Readonly<Record<string, RosterValue>>

const rows = (...values: readonly Values[]) => values.map((one, place) => ({ row: place + 2, values: one }))

const unit = (number: number, code: string, more: object = {}) => ({
  ...{ id: anId(number), code, kind: 'commune', name: `Xã ${code}`, parentId: anId(1), validTo: null },
  ...{ validFrom: '2020-01-01', ...more },
})
const person = (number: number, code: string) => ({
  ...{
    id: anId(number),
    code,
    name: `Lê ${code}`,
    kind: 'leader',
    bornOn: null,
    gender: null,
    serviceFrom: null,
  },
  ...{ serviceUntil: null, recruitedOn: null, partyMember: null },
})
const post = (number: number, who: number, where: number) => ({
  ...{
    id: anId(number),
    personId: anId(who),
    positionId: anId(40),
    unitId: anId(where),
    kind: 'appointment',
  },
  ...{ startedOn: '2020-01-01', endedOn: null, decisionNo: '1', managingTier: null, mandated: false },
  ...{ locality: 'unknown', localityBy: null },
})
const known: KnownRoster = {
  units: [
    unit(1, 'NX', { parentId: null }),
    unit(2, 'A', { validTo: '2025-06-30' }),
    unit(3, 'A', { validFrom: '2025-07-01' }),
    unit(4, 'B'),
  ],
  ...{ successions: [], positions: [], others: [], lines: [], planned: [], targets: [] },
  people: [person(10, 'P1'), person(11, 'P2'), person(999, 'ME')],
  assignments: [post(20, 10, 3), post(21, 11, 4)],
}

const plan = (roster: Roster, over: Partial<KnownRoster> = {}, scopes = [anId(1)]): RosterPlan => {
  let last = 1_000
  const scope = unitsBelow(known.units, scopes)
  const planner = { actorId: anId(999), today: '2026-11-23', scope }
  return planRoster(roster, { ...known, ...over }, planner, () => {
    last += 1
    return anId(last)
  })
}

const faultsOf = ({ faults }: RosterPlan) =>
  faults.map(({ sheet, row, column, kind }) => `${sheet} ${row} ${column} ${kind}`)

const planned = (more: Values = {}): Values => ({
  ...{ person: 'P1', term: '2025-2030', tier: 'commune', unit: 'A', decisionNo: '7-QĐ/TU', ...more },
})
const target = (more: Values = {}): Values => ({
  ...{
    code: 'CT1',
    nameVi: 'Chỉ tiêu',
    resolution: 'NQ',
    unit: 'A',
    reached: true,
    asOf: '2024-10-14',
    ...more,
  },
})

describe('somebody in the planning', () => {
  const before = plan({ planned: rows(planned()) }).writes.planned.added

  test('is known by person, term and level, and the same row again changes nothing', () => {
    expect(before).toMatchObject([{ personId: anId(10), unitId: anId(3), decisionNo: '7-QĐ/TU' }])
    const again = plan({ planned: rows(planned(), planned({ tier: 'district' })) }, { planned: before })
    expect(faultsOf(again)).toEqual([])
    expect(again.counts.planned).toEqual({ added: 1, changed: 0, same: 1 })
    expect(faultsOf(plan({ planned: rows(planned(), planned()) }))).toEqual(['planned 3 person twice'])
  })

  test('keeps what an empty cell says nothing of, and loses the unit where it says there is none', () => {
    const { unit: _, ...rest } = planned({ decisionNo: '8-QĐ/TU' })
    const kept = plan({ planned: rows(rest) }, { planned: before }).writes.planned.changed
    expect(kept).toMatchObject([{ unitId: anId(3), decisionNo: '8-QĐ/TU' }])
    const open = plan({ planned: rows(planned({ unit: null })) }, { planned: before }).writes.planned.changed
    expect(open).toMatchObject([{ unitId: null, decisionNo: '7-QĐ/TU' }])
  })

  test('stays in the unit he was planned for where a successor has its code', () => {
    const old = before.map(one => ({ ...one, unitId: anId(2) }))
    expect(plan({ planned: rows(planned()) }, { planned: old }).counts.planned?.same).toBe(1)
  })

  test('has to be somebody, and the unit one there is', () => {
    expect(faultsOf(plan({ planned: rows(planned({ person: 'P9', unit: 'Z' })) }))).toEqual([
      'people null null sheetMissing',
      'units null null sheetMissing',
      'planned 2 person unknownCode',
      'planned 2 unit unknownCode',
    ])
    expect(faultsOf(plan({ planned: rows({ person: 'P1', term: null, tier: 'commune' }) }))).toEqual([
      'planned 2 term missing',
      'planned 2 decisionNo missing',
    ])
  })

  test('is nobody outside, in no unit outside, and not the one who sends the file', () => {
    const outside = { planned: rows(planned({ person: 'P2', unit: 'B' }), planned({ person: 'ME' })) }
    expect(faultsOf(plan(outside, {}, [anId(3)]))).toEqual([
      'planned 2 person outside',
      'planned 2 unit outside',
      'planned 3 person own',
    ])
  })
})

describe('a target of a resolution', () => {
  const before = plan({ targets: rows(target()) }).writes.targets.added

  test('is known by its code, in the unit that had its own code on its day', () => {
    expect(before).toMatchObject([{ code: 'CT1', names: { vi: 'Chỉ tiêu' }, unitId: anId(2), reached: true }])
    const again = plan({ targets: rows(target({ nameEn: 'Target', reached: null })) }, { targets: before })
    expect(again.writes.targets.changed).toMatchObject([
      { names: { vi: 'Chỉ tiêu', en: 'Target' }, reached: null },
    ])
    expect(plan({ targets: rows(target()) }, { targets: before }).counts.targets?.same).toBe(1)
    expect(faultsOf(plan({ targets: rows(target(), target()) }))).toEqual(['targets 3 code twice'])
  })

  test('is not reached as of a day to come', () => {
    expect(faultsOf(plan({ targets: rows(target({ asOf: '2026-11-24' })) }))).toEqual([
      'targets 2 asOf dayToCome',
    ])
    expect(faultsOf(plan({ targets: rows(target({ asOf: '2026-11-23' })) }))).toEqual([])
  })

  test('belongs to the scope of its unit, the one it has and the one it would have', () => {
    const scope = [anId(4)]
    expect(faultsOf(plan({ targets: rows(target()) }, {}, scope))).toEqual(['targets 2 unit outside'])
    const moved = { targets: rows(target({ unit: 'B' })) }
    expect(faultsOf(plan(moved, { targets: before }, scope))).toEqual(['targets 2 code outside'])
    expect(faultsOf(plan({ targets: rows(target()) }, { targets: before }, scope))).toEqual([])
  })
})
