import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { movements } from '../../src/domain/movement/movement.ts'
import { type LocalityCount, tallyNonLocal } from '../../src/domain/report/non-local.ts'
import { chosenSpan, spansOf } from '../../src/domain/report/span.ts'
import { type MovementCount, tallyByUnit, tallyMovements } from '../../src/domain/report/tally-movements.ts'
import { tierPlaces } from '../../src/domain/report/tier.ts'
import { always } from '../kit/property.ts'

const tier = fc.constantFrom(
  'central' as const,
  'province' as const,
  'district' as const,
  'commune' as const,
  null,
)
const unitId = fc.constantFrom('a', 'b', 'c')

describe('movements by kind and managing level', () => {
  const aCount = (change: Partial<MovementCount>): MovementCount => ({
    ...{ unitId: 'a', unit: 'a', kind: 'rotation', tier: null, count: 1 },
    ...change,
  })

  test('state rotations and transfers together too, as the province does', () => {
    const { kinds, moved, total } = tallyMovements([
      aCount({ kind: 'rotation', tier: 'central', count: 2 }),
      aCount({ kind: 'rotation', tier: 'district', count: 118 }),
      aCount({ kind: 'transfer', tier: 'province', count: 66 }),
      aCount({ kind: 'transfer', tier: 'district', count: 228 }),
      aCount({ kind: 'secondment', tier: null, count: 5 }),
    ])
    expect([kinds.rotation.total, kinds.transfer.total, moved.total, total.total]).toEqual([
      120, 294, 414, 419,
    ])
    expect(moved.byTier).toEqual({ central: 2, province: 66, district: 346, commune: 0, notRecorded: 0 })
    expect(total.byTier.notRecorded).toBe(5)
  })

  const counts = fc.array(
    fc
      .record({ unitId, kind: fc.constantFrom(...movements), tier, count: fc.nat(50) })
      .map((one): MovementCount => ({ ...one, unit: one.unitId })),
    { maxLength: 30 },
  )

  test('come to the same total along the lines and down the columns, as counted one by one', () => {
    always(
      fc.property(counts, all => {
        const { kinds, moved, total } = tallyMovements(all)
        const slow = all.flatMap(one => Array.from({ length: one.count }, () => one))
        for (const kind of movements) {
          for (const place of tierPlaces) {
            const same = slow.filter(one => one.kind === kind && (one.tier ?? 'notRecorded') === place)
            expect(kinds[kind].byTier[place]).toBe(same.length)
          }
          const along = tierPlaces.reduce((sum, place) => sum + kinds[kind].byTier[place], 0)
          expect(kinds[kind].total).toBe(along)
        }
        for (const place of tierPlaces) {
          const down = movements.reduce((sum, kind) => sum + kinds[kind].byTier[place], 0)
          expect(total.byTier[place]).toBe(down)
          const { rotation, transfer } = kinds
          expect(moved.byTier[place]).toBe(rotation.byTier[place] + transfer.byTier[place])
        }
        expect(total.total).toBe(slow.length)
        expect(moved.total).toBe(kinds.rotation.total + kinds.transfer.total)
        const ofUnits = tallyByUnit(all).reduce((sum, { table }) => sum + table.total.total, 0)
        expect(ofUnits).toBe(slow.length)
      }),
    )
  })
})

describe('the share not local', () => {
  const aCount = (change: Partial<LocalityCount>): LocalityCount => ({
    ...{ unitId: 'a', unit: 'a', positionId: 'secretary', titles: { vi: 'Bí thư' }, tier: 'district' },
    ...{ locality: 'notLocal', isLeftOver: false, count: 1 },
    ...change,
  })

  test('is of all posts that are held, those not known among them and counted apart', () => {
    const { tiers } = tallyNonLocal([
      aCount({ count: 9 }),
      aCount({ locality: 'unknown', count: 2 }),
      aCount({ locality: 'local', count: 1 }),
    ])
    expect(tiers).toMatchObject([{ tier: 'district', notLocal: 9, unknown: 2, held: 12 }])
  })

  test('counts no post of a unit that is no more, and says how many there are', () => {
    const { tiers, units, leftOver } = tallyNonLocal([aCount({ isLeftOver: true, count: 3 })])
    expect({ tiers, units, leftOver }).toEqual({ tiers: [], units: [], leftOver: 3 })
  })

  const counts = fc.array(
    fc
      .record({
        unitId,
        tier,
        locality: fc.constantFrom('local' as const, 'notLocal' as const, 'unknown' as const),
        count: fc.integer({ min: 1, max: 20 }),
        isLeftOver: fc.boolean(),
      })
      .map(one => aCount({ ...one, unit: one.unitId, positionId: `of ${one.tier}` })),
    { maxLength: 30 },
  )

  test('adds up from units and posts to levels, as counted one by one', () => {
    always(
      fc.property(counts, all => {
        const { tiers, units, leftOver } = tallyNonLocal(all)
        const slow = all.flatMap(one => Array.from({ length: one.count }, () => one))
        const standing = slow.filter(({ isLeftOver }) => !isLeftOver)
        expect(leftOver).toBe(slow.length - standing.length)
        for (const share of tiers) {
          const same = standing.filter(one => (one.tier ?? 'notRecorded') === share.tier)
          const of = (locality: string) => same.filter(one => one.locality === locality).length
          expect(share).toMatchObject({ notLocal: of('notLocal'), unknown: of('unknown'), held: same.length })
          for (const parts of [share.titles, units.filter(unit => unit.tier === share.tier)]) {
            const sum = (name: 'notLocal' | 'unknown' | 'held') =>
              parts.reduce((total, part) => total + part[name], 0)
            expect([sum('notLocal'), sum('unknown'), sum('held')]).toEqual([
              share.notLocal,
              share.unknown,
              share.held,
            ])
          }
        }
        expect(tiers.reduce((sum, { held }) => sum + held, 0)).toBe(standing.length)
      }),
    )
  })
})

describe('the spans movements are counted over', () => {
  const terms = [
    { term: '2020-2025', council: null, from: '2020-07-01', to: '2025-06-30' },
    { term: '2025-2030', council: null, from: '2025-07-01', to: '2030-06-30' },
  ]

  test('are the terms begun by the day, the newest first, then the year and twelve months', () => {
    expect(spansOf(terms, '2026-11-23')).toEqual([
      { code: '2025-2030', from: '2025-07-01', to: '2026-11-23' },
      { code: '2020-2025', from: '2020-07-01', to: '2025-06-30' },
      { code: 'year', from: '2026-01-01', to: '2026-11-23' },
      { code: 'months12', from: '2025-11-24', to: '2026-11-23' },
    ])
    expect(spansOf(terms, '2025-06-30').map(({ code }) => code)).toEqual(['2020-2025', 'year', 'months12'])
    expect(spansOf([], '2024-02-29').map(({ from }) => from)).toEqual(['2024-01-01', '2023-03-01'])
  })

  test('are the newest where none is chosen, or none there is', () => {
    const spans = spansOf(terms, '2026-11-23')
    for (const code of [null, '2030-2035', '__proto__']) expect(chosenSpan(spans, code)).toBe(spans[0])
    expect(chosenSpan(spans, '2020-2025')).toBe(spans[1])
  })

  test('never end after the day, nor begin after they end', () => {
    always(
      fc.property(fc.nat(6_000), days => {
        const day = addDays('2018-01-01', days)
        for (const { from, to } of spansOf(terms, day)) expect(from <= to && to <= day).toBe(true)
      }),
    )
  })
})
