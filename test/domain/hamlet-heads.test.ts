import { expect, test } from 'vitest'
import { type Membership, tallyHamletHeads } from '../../src/domain/report/hamlet-heads.ts'
import { hamletHeadsOf } from '../kit/planning-facts.ts'

const cellsOf = ({ members, others, unknown }: Membership): number[] => [members, others, unknown]

test('heads of hamlets and members among them are counted by unit and altogether', () => {
  const { heads, membership, units } = hamletHeadsOf([
    [7, 5, 0],
    [942, 492, 0],
  ])
  expect(heads).toBe(1_446)
  expect(membership).toEqual({ members: 949, others: 497, unknown: 0 })
  expect(units[0]).toEqual({
    unit: 'Xã Mường Phăng 1',
    heads: 12,
    membership: { members: 7, others: 5, unknown: 0 },
  })
})

test('a unit with a few of a kind is hidden, and the smallest other one with it', () => {
  const { membership, units } = hamletHeadsOf([
    [30, 12, 0],
    [9, 2, 0],
    [8, 6, 0],
  ])
  expect(membership).toEqual({ members: 47, others: 20, unknown: 0 })
  expect(units.map(unit => unit.membership && cellsOf(unit.membership))).toEqual([[30, 12, 0], null, null])
  expect(units.map(unit => unit.heads)).toEqual([42, 11, 14])
})

test('where there are few of a kind altogether, no unit says anything', () => {
  const { heads, membership, units } = hamletHeadsOf([
    [30, 2, 0],
    [9, 0, 0],
  ])
  expect([heads, membership, ...units.map(unit => unit.membership)]).toEqual([41, null, null, null])
  expect(hamletHeadsOf([])).toEqual({
    heads: 0,
    membership: { members: 0, others: 0, unknown: 0 },
    units: [],
  })
})

test('what a unit shows when it is asked for alone is what it shows among the others', () => {
  const units = ['p', 'a', 'b', 'c'].map(id => ({ id, name: id, parentId: id === 'p' ? null : 'p' }))
  const counts = (
    [
      ['a', true, 30],
      ['a', false, 12],
      ['b', true, 9],
      ['b', false, 2],
      ['c', true, 8],
      ['c', false, 6],
    ] as const
  ).map(([unitId, isMember, count]) => ({ unitId, isMember, count }))
  const of = (unitId: string | null) => tallyHamletHeads(counts, { units, unitId })
  expect(of('b')).toEqual({
    heads: 11,
    membership: null,
    units: [{ unit: 'b', heads: 11, membership: null }],
  })
  expect(of('c').membership).toBeNull()
  expect(of('a').membership && cellsOf(of('a').membership ?? { members: 0, others: 0, unknown: 0 })).toEqual([
    30, 12, 0,
  ])
  expect(of('p').membership).toEqual(of(null).membership)
})
