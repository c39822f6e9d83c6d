import { type Movement, movements } from '../movement/movement.ts'
import { type Tier, type TierPlace, tierPlaceOf, tierPlaces } from './tier.ts'

/** So many movements of one kind into one unit, managed at one level. */
export type MovementCount = Readonly<{
  unitId: string
  unit: string
  kind: Movement
  tier: Tier | null
  count: number
}>

export type TierCounts = Readonly<Record<TierPlace, number>>

/** One line of the table, with its own total. */
export type MovementLine = Readonly<{ byTier: TierCounts; total: number }>

/** `moved`: rotations and transfers together, as reports state them; it is no line of its own in the total. */
export type MovementTable = Readonly<{
  kinds: Readonly<Record<Movement, MovementLine>>
  moved: MovementLine
  total: MovementLine
}>

const lineOf = (counts: readonly MovementCount[]): MovementLine => {
  const at = (place: TierPlace): number =>
    counts.reduce((sum, { tier, count }) => sum + (tierPlaceOf(tier) === place ? count : 0), 0)
  const byTier = Object.fromEntries(tierPlaces.map(place => [place, at(place)])) as TierCounts
  return { byTier, total: tierPlaces.reduce((sum, place) => sum + byTier[place], 0) }
}

/** Movements by kind and managing level; every total is that of its line and that of its column. */
export const tallyMovements = (counts: readonly MovementCount[]): MovementTable => {
  const of = (...kinds: readonly Movement[]): MovementLine =>
    lineOf(counts.filter(({ kind }) => kinds.includes(kind)))
  return {
    kinds: Object.fromEntries(movements.map(kind => [kind, of(kind)])) as MovementTable['kinds'],
    moved: of('rotation', 'transfer'),
    total: lineOf(counts),
  }
}

export type UnitMovements = Readonly<{ unitId: string; unit: string; table: MovementTable }>

/** The same for each unit somebody moved into, by name. */
export const tallyByUnit = (counts: readonly MovementCount[]): readonly UnitMovements[] =>
  [...Map.groupBy(counts, ({ unitId }) => unitId).values()]
    .flatMap(inUnit => {
      const [first] = inUnit
      return first ? [{ unitId: first.unitId, unit: first.unit, table: tallyMovements(inUnit) }] : []
    })
    .sort((one, other) => (one.unit < other.unit ? -1 : one.unit > other.unit ? 1 : 0))
