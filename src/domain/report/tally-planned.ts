import type { Day } from '../day.ts'
import { monthsBetween } from '../movement/months.ts'
import {
  addCells,
  type Cells,
  decideShowable,
  everything,
  sumOf,
  type TreeUnit,
  unitsUnder,
} from './hiding.ts'
import {
  type CompositionRule,
  type PlannedCount,
  type PlannedList,
  type PlannedTerm,
  planningTiers,
} from './planning.ts'

/** In full years; whoever was born on 29 February is a year older on 28 February where there is no 29th. */
export const ageOn = (bornOn: Day, day: Day): number => Math.floor(monthsBetween(bornOn, day) / 12)

type Aged = PlannedCount & Readonly<{ age: number | null }>

/** A way of dividing people into so many kinds. */
type Division = Readonly<{ kinds: number; kindOf(person: Aged): number }>

const total: Division = { kinds: 1, kindOf: () => 0 }

const genders: Division = {
  kinds: 3,
  kindOf: ({ gender }) => (gender === null ? 2 : gender === 'female' ? 0 : 1),
}

/** By ages from one limit to the next, and last those whose age is not known. */
const agesBetween = (limits: readonly number[]): Division => ({
  kinds: limits.length + 2,
  kindOf: ({ age }) => (age === null ? limits.length + 1 : limits.filter(limit => limit <= age).length),
})

/** What may be shown of a list in the asked units, and what it is; null where it may not. */
type Reader = (division: Division) => Cells | null

const readerOf = (list: readonly Aged[], units: readonly TreeUnit[], unitId: string | null): Reader => {
  const under = unitsUnder(units, unitId)
  const byUnit = Map.groupBy(list, person => person.unitId)
  return ({ kinds, kindOf }) => {
    const table = new Map<string, Cells>()
    for (const [unit, people] of byUnit) {
      const cells = new Array<number>(kinds).fill(0)
      for (const person of people) cells[kindOf(person)] = (cells[kindOf(person)] ?? 0) + person.count
      table.set(unit, cells)
    }
    if (!decideShowable(units, table, kinds > 1).sums.has(unitId ?? everything)) return null
    const asked = [...table].flatMap(([unit, cells]) => (under.has(unit) ? [cells] : []))
    return asked.reduce(addCells, new Array<number>(kinds).fill(0))
  }
}

const readAges = (read: Reader, { middleFrom, oldestFrom, youngBelow }: CompositionRule) => {
  const groups = read(agesBetween([middleFrom, oldestFrom]))
  if (!groups) return { ages: null, young: null }
  const [youngest = 0, middle = 0, oldest = 0, unknown = 0] = groups
  // Beside the groups, the young say how many are between their own limit and that of a group.
  const limits = [...new Set([middleFrom, oldestFrom, youngBelow])].toSorted((one, other) => one - other)
  const young = read(agesBetween(limits))?.slice(0, limits.indexOf(youngBelow) + 1)
  return { ages: { youngest, middle, oldest, unknown }, young: young ? sumOf(young) : null }
}

/**
 * How the list of every level is made up in the asked units (all where none is named), with whatever is about too few
 * people hidden, also against reckoning from what other units show. `counts` are those of all units.
 */
export const tallyPlanned = (
  counts: readonly PlannedCount[],
  place: Readonly<{ units: readonly TreeUnit[]; unitId: string | null }>,
  rule: CompositionRule | null,
  referenceDay: Day | null,
): PlannedTerm => {
  const aged = counts.map(count => ({
    ...count,
    age: count.bornOn === null || referenceDay === null ? null : ageOn(count.bornOn, referenceDay),
  }))
  const lists = planningTiers.map((tier): PlannedList => {
    const list = aged.filter(person => person.tier === tier)
    const read = readerOf(list, place.units, place.unitId)
    const [number] = read(total) ?? []
    if (number === undefined) return { tier, total: null, ages: null, young: null, genders: null }
    const ages =
      rule && referenceDay ? readAges(read, rule) : ({ ages: 'notCounted', young: 'notCounted' } as const)
    const [women = 0, men = 0, unknown] = read(genders) ?? []
    return {
      ...{ tier, total: number, ...ages },
      genders: unknown === undefined ? null : { women, men, unknown },
    }
  })
  const totals = lists.flatMap(list => (list.total === null ? [] : [list.total]))
  return { total: totals.length === lists.length ? sumOf(totals) : null, lists }
}
