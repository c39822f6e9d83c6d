import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addCells,
  type Cells,
  decideShowable,
  everything,
  isSmall,
  type TreeUnit,
  unitsUnder,
} from '../../src/domain/report/hiding.ts'
import { divisionsOf } from '../kit/planned.ts'
import { always } from '../kit/property.ts'

const cell = fc.oneof(fc.constant(0), fc.nat(6), fc.nat(40))
const kinds = 3

/** A province of some districts with some communes each, all of them with numbers of their own. */
const trees = (cells: fc.Arbitrary<number>, most: number, isOwn = true) =>
  fc
    .array(fc.tuple(fc.nat(100), fc.tuple(cells, cells, cells)), { minLength: 1, maxLength: most })
    .map(given => {
      const units: TreeUnit[] = given.map(([above], at) => ({
        id: `u${at}`,
        parentId: at === 0 ? null : `u${above % Math.max(1, Math.min(at, 4))}`,
      }))
      const isLeaf = (id: string) => units.every(({ parentId }) => parentId !== id)
      const table = new Map<string, Cells>()
      for (const [at, [, own]] of given.entries()) if (isOwn || isLeaf(`u${at}`)) table.set(`u${at}`, own)
      return { units, table }
    })

type Tree = Readonly<{ units: readonly TreeUnit[]; table: ReadonlyMap<string, Cells> }>

const nothing = new Array<number>(kinds).fill(0)
const total = (ids: Iterable<string>, table: Tree['table']): Cells =>
  [...ids].map(id => table.get(id) ?? nothing).reduce(addCells, nothing)
const hasPeople = (id: string, { table }: Tree): boolean => (table.get(id) ?? []).some(count => count > 0)

/** What somebody learns who asks for every unit one after another: sums over these units, known exactly. */
const learned = (tree: Tree, isTotalKnown: boolean): ReadonlySet<string>[] => {
  const { rows, sums } = decideShowable(tree.units, tree.table, isTotalKnown)
  return [
    ...[...rows].map(id => new Set([id])),
    ...[...sums].map(id => unitsUnder(tree.units, id === everything ? null : id)),
  ]
}

test('property: no row and no sum that is shown, nor a sum less the rows shown of it, is about a few people', () => {
  always(
    fc.property(trees(cell, 14), fc.boolean(), (tree, isTotalKnown) => {
      const { rows, sums } = decideShowable(tree.units, tree.table, isTotalKnown)
      for (const id of sums) {
        const under = [...unitsUnder(tree.units, id === everything ? null : id)]
        const rest = under.filter(unit => !rows.has(unit))
        expect([...total(under, tree.table), ...total(rest, tree.table)].filter(isSmall)).toEqual([])
      }
      for (const id of rows) expect((tree.table.get(id) ?? []).filter(isSmall)).toEqual([])
    }),
    1_000,
  )
})

/** Whether two units stand in every sum together, or in none: what moves between them is not felt. */
const areAlike = (one: string, other: string, known: readonly ReadonlySet<string>[]): boolean =>
  known.every(sum => sum.has(one) === sum.has(other))

test('property: with every sum and the total of every unit known, a hidden number could always be another one', () => {
  always(
    fc.property(trees(cell, 14), tree => {
      const known = learned(tree, true)
      const { rows } = decideShowable(tree.units, tree.table, true)
      const numberOf = (id: string, kind: number): number => tree.table.get(id)?.[kind] ?? 0
      const hidden = tree.units.map(({ id }) => id).filter(id => !rows.has(id) && hasPeople(id, tree))
      for (const id of hidden) {
        const fellows = hidden.filter(other => other !== id && areAlike(id, other, known))
        const reach = total([id, ...fellows], tree.table)
        // Where nobody ever learns a sum of them, each is free within its own total.
        if (known.every(sum => !sum.has(id))) continue
        for (let kind = 0; kind < kinds; kind++) {
          if ((reach[kind] ?? 0) === 0) continue
          const moves = fellows.some(other =>
            Array.from({ length: kinds }, (_, second) => second).some(
              second =>
                second !== kind &&
                ((numberOf(id, kind) > 0 && numberOf(other, second) > 0) ||
                  (numberOf(id, second) > 0 && numberOf(other, kind) > 0)),
            ),
          )
          expect(moves, `${id} ${kind}`).toBe(true)
        }
      }
    }),
    1_000,
  )
})

test('property: with totals unknown too, a hidden number could always be another one', () => {
  always(
    fc.property(trees(cell, 14), ({ units, table: given }) => {
      const table = new Map([...given].map(([id, [first = 0]]) => [id, [first]]))
      const tree = { units, table }
      const known = learned(tree, false)
      const { rows } = decideShowable(units, table, false)
      const hidden = units.map(({ id }) => id).filter(id => !rows.has(id) && hasPeople(id, tree))
      for (const id of hidden)
        if (known.some(sum => sum.has(id)))
          expect(
            hidden.some(other => other !== id && areAlike(id, other, known)),
            id,
          ).toBe(true)
    }),
    1_000,
  )
})

test('property: found by trying every table with the same sums, where it is small', () => {
  const small = trees(fc.nat(9), 4, false).map(({ units, table }) => ({
    units,
    table: new Map([...table].map(([id, [one = 0, other = 0]]) => [id, [one, other, 0]])),
  }))
  always(
    fc.property(small, tree => {
      const known = learned(tree, true)
      const hidden = [...tree.table.keys()].filter(id => known.every(sum => !(sum.size === 1 && sum.has(id))))
      const isKnownAtAll = (id: string) => known.some(sum => sum.has(id))
      if (hidden.length === 0 || !hidden.some(isKnownAtAll)) return
      const sumsOf = (table: Tree['table']) => known.map(sum => total(sum, table).join()).join(' ')
      const wanted = sumsOf(tree.table)
      const ways = hidden.map(id => {
        const whole = (tree.table.get(id) ?? []).reduce((sum, count) => sum + count, 0)
        return divisionsOf(whole, 2).map(cells => [id, [...cells, 0]] as const)
      })
      const tables = ways
        .reduce<(readonly [string, Cells])[][]>(
          (begun, of) => begun.flatMap(one => of.map(way => [...one, way])),
          [[]],
        )
        .map(changes => new Map([...tree.table, ...changes]))
        .filter(table => sumsOf(table) === wanted)
      for (const id of hidden.filter(isKnownAtAll))
        for (let kind = 0; kind < kinds; kind++) {
          const alike = hidden.filter(other => areAlike(id, other, known))
          if ((total(alike, tree.table)[kind] ?? 0) > 0)
            expect(new Set(tables.map(table => table.get(id)?.[kind])).size).toBeGreaterThan(1)
        }
    }),
    300,
  )
})

test('a tree that bites its own tail shows nothing of it, and does not run for ever', () => {
  const units = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
  ]
  const { rows } = decideShowable(units, new Map([['a', [20, 20]]]), true)
  expect(rows.has('a')).toBe(false)
  expect([...unitsUnder(units, 'a')]).toEqual(['a', 'b'])
})
