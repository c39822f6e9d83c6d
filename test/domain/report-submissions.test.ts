import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type HandedInUnit,
  type ReportUnit,
  rollUp,
  sumHandedIn,
} from '../../src/domain/report/submissions.ts'
import { always } from '../kit/property.ts'

const aUnit = (id: string, parentId: string | null): ReportUnit => ({ id, name: id.toUpperCase(), parentId })
const aCount = (unitId: string, total: number, handedIn = 0, late = 0): HandedInUnit => ({
  unitId,
  total,
  handedIn,
  late,
})

describe('hand-ins by unit', () => {
  const tree = [aUnit('top', 'above'), aUnit('a', 'top'), aUnit('b', 'top'), aUnit('a1', 'a')]

  test('stand in a row for each unit below the topmost, with all below it, and one for itself', () => {
    const rows = rollUp(tree, [
      aCount('top', 2, 1),
      aCount('a', 3, 3, 1),
      aCount('a1', 4, 2, 2),
      aCount('b', 1),
    ])
    expect(rows.map(({ unit, isOwn, ...counts }) => [unit.id, isOwn, counts])).toEqual([
      ['top', true, { total: 2, handedIn: 1, late: 0 }],
      ['a', false, { total: 7, handedIn: 5, late: 3 }],
      ['b', false, { total: 1, handedIn: 0, late: 0 }],
    ])
  })

  test('leave out units with nobody, and name a unit without any below it', () => {
    expect(rollUp(tree, [aCount('b', 1)]).map(({ unit }) => unit.id)).toEqual(['b'])
    expect(rollUp([aUnit('a', 'top')], [aCount('a', 2, 1)])).toEqual([
      { unit: { id: 'a', name: 'A' }, isOwn: false, total: 2, handedIn: 1, late: 0 },
    ])
    expect(rollUp([], [])).toEqual([])
  })

  test('of several units stand in a row for each of them', () => {
    const rows = rollUp(
      [aUnit('a', 'top'), aUnit('a1', 'a'), aUnit('b', 'top')],
      [aCount('a1', 1), aCount('b', 1)],
    )
    expect(rows.map(({ unit }) => unit.id)).toEqual(['a', 'b'])
  })

  test('come to the same sum however the units lie above one another', () => {
    const parents = fc.array(fc.nat(20), { minLength: 1, maxLength: 20 })
    const counts = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { minLength: 21, maxLength: 21 })
    always(
      fc.property(parents, counts, (above, numbers) => {
        const units = above.map((parent, place) =>
          aUnit(String(place), place === 0 ? null : String(parent % place)),
        )
        const counted = units.map(({ id }, place) => {
          const [late = 0, inTime = 0, missing = 0] = numbers[place] ?? []
          return aCount(id, late + inTime + missing, late + inTime, late)
        })
        expect(sumHandedIn(rollUp(units, counted))).toEqual(sumHandedIn(counted))
      }),
    )
  })
})
