import { smallestCell } from './report.ts'

/** A unit of the tree a table is counted over, whatever part of it is asked for. */
export type TreeUnit = Readonly<{ id: string; parentId: string | null }>

/** How many people of each kind there are in a unit itself, without those below it. */
export type Cells = readonly number[]

/** Stands for all units together. */
export const everything = ''

/** Units whose own numbers may be shown, and those of which the sum with all below them may; `everything` too. */
export type Showable = Readonly<{ rows: ReadonlySet<string>; sums: ReadonlySet<string> }>

/** So few people that a figure would say something about each of them. */
export const isSmall = (count: number): boolean => count > 0 && count < smallestCell

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

export const addCells = (one: Cells, other: Cells): Cells =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, at) => (one[at] ?? 0) + (other[at] ?? 0))

/** Units of a part of the tree: those there, those of them with people, and those that wait for company. */
type Part = Readonly<{ units: readonly string[]; rows: readonly string[]; open: readonly string[] }>

/**
 * What may be shown of a table, whatever units somebody asks for one after another. A unit with few of a kind is
 * hidden, and what is hidden can always be reckoned together, as a sum less what is shown of it. So it is hidden with
 * others until that says nothing of one of them: there are not a few of any kind, and, where the totals of units are
 * known (`isTotalKnown`), two kinds among them. Where a unit and all below it are not enough, its sum is hidden too,
 * and the unit above it has to do.
 */
export const decideShowable = (
  units: readonly TreeUnit[],
  table: ReadonlyMap<string, Cells>,
  isTotalKnown: boolean,
): Showable => {
  const known = new Set(units.map(({ id }) => id))
  const below = Map.groupBy(units, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : everything,
  )
  const rows = new Set<string>()
  const sums = new Set<string>()
  const cellsOf = (id: string): Cells => table.get(id) ?? []
  const sizeOf = (ids: readonly string[]): number => sumOf(ids.flatMap(cellsOf))
  const isSafe = (hidden: readonly string[]): boolean => {
    const kinds = hidden
      .map(cellsOf)
      .reduce(addCells, [])
      .filter(sum => sum > 0)
    return kinds.length > (isTotalKnown ? 1 : 0) && !kinds.some(isSmall)
  }
  const hide = ({ units: hidden }: Part): void => {
    for (const id of hidden) {
      rows.delete(id)
      sums.delete(id)
    }
  }

  const settle = (id: string): Part => {
    const parts = (below.get(id) ?? []).map(unit => settle(unit.id))
    const isRow = sumOf(cellsOf(id)) > 0
    const isFew = cellsOf(id).some(isSmall)
    const whole = {
      units: [id, ...parts.flatMap(part => part.units)],
      rows: [...(isRow ? [id] : []), ...parts.flatMap(part => part.rows)],
    }
    if (!isFew) rows.add(id)
    sums.add(id)
    const open = [...(isFew ? [id] : []), ...parts.flatMap(part => part.open)]
    if (open.length === 0) return { ...whole, open }

    const own: Part = { units: [id], rows: [id], open: [] }
    const company = [...(isRow && !isFew ? [own] : []), ...parts]
      .filter(part => part.open.length === 0 && part.rows.length > 0)
      .toSorted((one, other) => sizeOf(one.rows) - sizeOf(other.rows))
    for (const part of company) {
      if (isSafe(open)) break
      hide(part)
      open.push(...part.rows)
    }
    sums.add(id)
    if (isSafe(open)) return { ...whole, open: [] }
    sums.delete(id)
    return { ...whole, open }
  }

  settle(everything)
  return { rows, sums }
}

/** A unit and all below it; all there are where none is named. */
export const unitsUnder = (units: readonly TreeUnit[], unitId: string | null): ReadonlySet<string> => {
  if (unitId === null) return new Set(units.map(({ id }) => id))
  const below = Map.groupBy(units, ({ parentId }) => parentId)
  const under = new Set([unitId])
  for (const id of under) for (const unit of below.get(id) ?? []) under.add(unit.id)
  return under
}
