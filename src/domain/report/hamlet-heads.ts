import { addCells, type Cells, decideShowable, everything, type TreeUnit, unitsUnder } from './hiding.ts'

/** Heads of the hamlets of a unit; party membership is null where it is not recorded. */
export type HamletHeadCount = Readonly<{ unitId: string; isMember: boolean | null; count: number }>

export type Membership = Readonly<{ members: number; others: number; unknown: number }>

/** How many heads, and how many of them are members of the Party: null where that is hidden. */
export type HamletHeads = Readonly<{ heads: number; membership: Membership | null }>

export type HamletHeadFacts = HamletHeads & Readonly<{ units: readonly (HamletHeads & { unit: string })[] }>

const kinds = [true, false, null]

const headsOf = (cells: Cells, isShown: boolean): HamletHeads => {
  const [members = 0, others = 0, unknown = 0] = cells
  return { heads: members + others + unknown, membership: isShown ? { members, others, unknown } : null }
}

/**
 * Heads of hamlets in the asked units (all where none is named), with everything hidden that would say of a few people
 * whether they are members, also by reckoning from what other units show. `counts` are those of all units.
 */
export const tallyHamletHeads = (
  counts: readonly HamletHeadCount[],
  { units, unitId }: Readonly<{ units: readonly (TreeUnit & { name: string })[]; unitId: string | null }>,
): HamletHeadFacts => {
  const table = new Map<string, Cells>()
  for (const { unitId: unit, isMember, count } of counts) {
    const own = kinds.map(kind => (kind === isMember ? count : 0))
    table.set(unit, addCells(table.get(unit) ?? [], own))
  }
  const { rows, sums } = decideShowable(units, table, true)
  const under = unitsUnder(units, unitId)
  const asked = units.filter(({ id }) => under.has(id) && table.has(id))
  const cells = asked.map(({ id }) => table.get(id) ?? []).reduce(addCells, [])
  return {
    ...headsOf(cells, sums.has(unitId ?? everything)),
    units: asked.map(({ id, name }) => ({ unit: name, ...headsOf(table.get(id) ?? [], rows.has(id)) })),
  }
}
