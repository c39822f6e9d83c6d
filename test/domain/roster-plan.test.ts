import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sheetNames } from '../../src/domain/roster/columns.ts'
import { planRoster } from '../../src/domain/roster/plan.ts'
import type { KnownRoster, Roster, RosterPlan, RosterValue } from '../../src/domain/roster/roster.ts'
import { unitsBelow } from '../../src/domain/roster/scope.ts'
import { anId } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

type Values = Readonly<Record<string, RosterValue>>

const rows = (...values: readonly Values[]) => values.map((one, place) => ({ row: place + 2, values: one }))

const top = {
  id: anId(1),
  code: 'NX',
  kind: 'province',
  name: 'Tỉnh',
  parentId: null,
  validFrom: '1997-01-01',
  validTo: null,
}
const empty: KnownRoster = {
  ...{ units: [top], successions: [], positions: [], people: [], others: [], assignments: [], lines: [] },
  ...{ planned: [], targets: [] },
}

const plan = (roster: Roster, known = empty, scopes: readonly string[] = [top.id]): RosterPlan => {
  let last = 1_000
  const scope = unitsBelow(known.units, scopes)
  const planner = { actorId: anId(999), today: '2026-11-23', scope }
  return planRoster(roster, known, planner, () => {
    last += 1
    return anId(last + known.people.length * 100_000)
  })
}

/** The database after a plan was written into it. */
const written = (known: KnownRoster, { writes }: RosterPlan): KnownRoster => {
  const keyOf = (record: object): string =>
    'id' in record ? String(record.id) : JSON.stringify(Object.values(record).slice(0, 2))
  const merged = sheetNames.map(sheet => {
    const { added, changed } = writes[sheet]
    const replaced = new Set(changed.map(keyOf))
    return [sheet, [...known[sheet].filter(record => !replaced.has(keyOf(record))), ...changed, ...added]]
  })
  return { ...known, ...Object.fromEntries(merged) }
}

const faultsOf = ({ faults }: RosterPlan) =>
  faults.map(({ sheet, row, column, kind }) => `${sheet} ${row} ${column} ${kind}`)

const unit = (code: string, more: Values = {}): Values => ({
  ...{ code, kind: 'commune', name: `Xã ${code}`, parent: 'NX', validFrom: '2020-01-01', ...more },
})
const person = (code: string, more: Values = {}): Values => ({
  code,
  name: `Lê ${code}`,
  kind: 'leader',
  ...more,
})
const position = { code: 'p', titleVi: 'Vị trí', group: 'g', leadership: false }
const post = (code: string, more: Values = {}): Values => ({
  ...{
    person: code,
    position: 'p',
    unit: 'A',
    kind: 'appointment',
    startedOn: '2020-01-01',
    decisionNo: '1',
    ...more,
  },
})
const line = (
  subordinate: string,
  supervisor: string,
  validFrom: string,
  validTo: string | null = null,
): Values => ({
  ...{ subordinate, supervisor, validFrom, validTo },
})

test('a file written and sent again changes nothing, whatever valid rows it has', () => {
  const day = fc.integer({ min: 2_000, max: 2_020 }).map(year => `${year}-03-01`)
  const file = fc.record({
    parents: fc.array(fc.nat(5), { minLength: 1, maxLength: 6 }),
    born: fc.array(fc.option(day), { minLength: 1, maxLength: 6 }),
    posts: fc.array(fc.tuple(fc.nat(5), fc.nat(5), day), { maxLength: 8 }),
  })
  always(
    fc.property(file, ({ parents, born, posts }) => {
      const units = parents.map((parent, place) =>
        unit(`U${place}`, { parent: place === 0 ? 'NX' : `U${parent % place}` }),
      )
      const taken = new Set<string>()
      const assignments = posts.flatMap(([who, where, startedOn]) => {
        const key = `${who % born.length} ${where % units.length}`
        if (taken.has(key)) return []
        taken.add(key)
        return [post(`P${who % born.length}`, { unit: `U${where % units.length}`, startedOn })]
      })
      const roster = {
        units: rows(...units),
        positions: rows(position),
        people: rows(...born.map((bornOn, place) => person(`P${place}`, bornOn ? { bornOn } : {}))),
        assignments: rows(...assignments),
      }
      const first = plan(roster)
      expect(faultsOf(first)).toEqual([])
      const again = plan(roster, written(empty, first))
      expect(faultsOf(again)).toEqual([])
      for (const { added, changed } of Object.values(again.counts)) expect([added, changed]).toEqual([0, 0])
    }),
    200,
  )
})

test('the same file gives the same fingerprint over the same database, and another over another', () => {
  const roster = { people: rows(person('P1'), person('P2')) }
  const known = written(empty, plan({ people: rows(person('P1', { name: 'Khác' })) }))
  expect(plan(roster).fingerprint).toBe(plan(roster).fingerprint)
  expect(plan(roster, known).fingerprint).not.toBe(plan(roster).fingerprint)
})

test('a code that a successor takes over means each unit in its time', () => {
  const roster = {
    units: rows(unit('A', { validTo: '2025-06-30' }), unit('A', { name: 'Xã mới', validFrom: '2025-07-01' })),
    successions: rows({ from: 'A', to: 'A', share: 10_000, decision: '1' }),
    positions: rows(position),
    people: rows(person('P1')),
    assignments: rows(post('P1', { endedOn: '2025-06-30' }), post('P1', { startedOn: '2025-07-01' })),
  }
  const planned = plan(roster)
  expect(faultsOf(planned)).toEqual([])
  const [before, after] = planned.writes.units.added
  expect(planned.writes.assignments.added.map(({ unitId }) => unitId)).toEqual([before?.id, after?.id])
  expect(planned.writes.successions.added[0]).toMatchObject({ fromId: before?.id, toId: after?.id })
  expect(plan(roster, written(empty, planned)).counts.units).toEqual({ added: 0, changed: 0, same: 2 })
})

test('an empty cell leaves what is there, and one that says so empties it', () => {
  const known = written(empty, plan({ people: rows(person('P1', { bornOn: '1990-01-01', gender: 'male' })) }))
  const { writes } = plan({ people: rows({ code: 'P1', bornOn: null }) }, known)
  expect(writes.people.changed).toMatchObject([
    { name: 'Lê P1', kind: 'leader', bornOn: null, gender: 'male' },
  ])
})

test('spans that become shorter are written before those that follow them', () => {
  const base = { units: rows(unit('A')), positions: rows(position), people: rows(person('P1')) }
  const known = written(empty, plan({ ...base, assignments: rows(post('P1'), post('P1', { unit: 'NX' })) }))
  const { faults, writes } = plan(
    { assignments: rows(post('P1', { startedOn: '2026-01-01' }), post('P1', { endedOn: '2025-12-31' })) },
    known,
  )
  expect(faults).toEqual([])
  expect(writes.assignments.changed.map(({ endedOn }) => endedOn)).toEqual(['2025-12-31'])
  expect(writes.assignments.added.map(({ startedOn }) => startedOn)).toEqual(['2026-01-01'])
})

describe('supervisor lines', () => {
  const people = rows(person('P1'), person('P2'), person('P3'))

  test('form a circle also where it only closes later', () => {
    const lines = rows(
      line('P1', 'P2', '2026-01-01'),
      line('P2', 'P3', '2026-02-01'),
      line('P3', 'P1', '2026-03-01'),
    )
    expect(faultsOf(plan({ people, lines }))).toContain('lines 2 supervisor supervisorCircle')
  })

  test('form none where one ends before the other begins', () => {
    const lines = rows(line('P1', 'P2', '2026-01-01', '2026-02-28'), line('P2', 'P1', '2026-03-01'))
    expect(faultsOf(plan({ people, lines }))).toEqual([])
  })
})

describe('one name and one birthday under two codes', () => {
  const twins = (one: Values, other: Values) =>
    faultsOf(
      plan({
        people: rows(
          person('P1', { name: 'Nguyễn Thị Đào', bornOn: '1990-03-05', ...one }),
          person('P2', { name: 'NGUYEN THI DAO', bornOn: '1990-03-05', ...other }),
        ),
      }),
    )

  test('are taken for one person', () => {
    expect(twins({}, {})).toEqual(['people 2 name twin', 'people 3 name twin'])
    expect(twins({ gender: 'female' }, {})).toHaveLength(2)
  })

  test.each([
    ['another birthday', {}, { bornOn: '1990-03-06' }],
    ['none that is known', { bornOn: null }, {}],
    ['another gender', { gender: 'female' }, { gender: 'male' }],
    ['another first day of service', { serviceFrom: '2010-01-01' }, { serviceFrom: '2011-01-01' }],
  ])('are two people with %s', (_, one, other) => {
    expect(twins(one, other)).toEqual([])
  })
})

describe('the scope of somebody who has one unit', () => {
  const base = {
    units: rows(unit('A'), unit('B')),
    positions: rows(position),
    people: rows(person('P1'), person('P2')),
    assignments: rows(post('P1'), post('P2', { unit: 'B' })),
  }
  const known = written(empty, plan(base))
  const ofA = [known.units.find(({ code }) => code === 'A')?.id ?? '']

  test('lets rows pass that change nothing, wherever they are', () => {
    expect(faultsOf(plan(base, known, ofA))).toEqual([])
  })

  test.each([
    ['another unit', { units: rows(unit('B', { validTo: '2026-12-31' })) }, 'units 2 code outside'],
    ['a unit beside it', { units: rows(unit('C')) }, 'units 2 code outside'],
    ['its own place in the tree', { units: rows(unit('A', { parent: 'B' })) }, 'units 2 parent outside'],
    ['somebody else', { people: rows(person('P2', { gender: 'male' })) }, 'people 2 code outside'],
    [
      'somebody else’s post here',
      { assignments: rows(post('P2', { startedOn: '2026-01-01' })) },
      'assignments 2 person outside',
    ],
    ['a post elsewhere', { assignments: rows(post('P1', { unit: 'B' })) }, 'assignments 2 unit outside'],
    [
      'a position of the province',
      { positions: rows({ ...position, leadership: true }) },
      'positions 2 code outside',
    ],
    ['who decides elsewhere', { lines: rows(line('P2', 'P1', '2026-01-01')) }, 'lines 2 subordinate outside'],
  ])('keeps out %s', (_, roster, fault) => {
    expect(faultsOf(plan(roster as Roster, known, ofA))).toEqual([fault])
  })
})
