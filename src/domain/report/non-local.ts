import type { Locality } from '../movement/movement.ts'
import { type Tier, type TierPlace, tierPlaceOf, tierPlaces } from './tier.ts'

type Titles = Readonly<Record<string, string>>

/** So many posts of one position in one unit, by what is recorded of who holds them. */
export type LocalityCount = Readonly<{
  unitId: string
  unit: string
  positionId: string
  titles: Titles
  tier: Tier | null
  locality: Locality
  /** The unit was dissolved, and no end of the post is recorded. */
  isLeftOver: boolean
  count: number
}>

/** Posts held by somebody not local, of all that are held; those where it is not recorded are among them. */
export type NonLocalShare = Readonly<{ notLocal: number; unknown: number; held: number }>

export type TitleShare = NonLocalShare & Readonly<{ positionId: string; titles: Titles }>
export type TierShare = NonLocalShare & Readonly<{ tier: TierPlace; titles: readonly TitleShare[] }>
export type UnitShare = TitleShare & Readonly<{ unitId: string; unit: string; tier: TierPlace }>

export type NonLocalFacts = Readonly<{
  tiers: readonly TierShare[]
  units: readonly UnitShare[]
  /** Posts that are recorded in units which no longer exist; they are no filled posts. */
  leftOver: number
}>

const shareOf = (counts: readonly LocalityCount[]): NonLocalShare => {
  const sum = (wanted: (one: LocalityCount) => boolean): number =>
    counts.filter(wanted).reduce((total, { count }) => total + count, 0)
  return {
    notLocal: sum(({ locality }) => locality === 'notLocal'),
    unknown: sum(({ locality }) => locality === 'unknown'),
    held: sum(() => true),
  }
}

const grouped = (
  counts: readonly LocalityCount[],
  keyOf: (one: LocalityCount) => string,
): readonly (readonly [LocalityCount, ...LocalityCount[]])[] =>
  [...Map.groupBy(counts, keyOf).values()] as [LocalityCount, ...LocalityCount[]][]

const before = (one: string, other: string): number => Number(one > other) - Number(one < other)

/** The indicator by tier, by post within the tier, and by unit; the largest posts first. */
export const tallyNonLocal = (counts: readonly LocalityCount[]): NonLocalFacts => {
  const standing = counts.filter(({ isLeftOver }) => !isLeftOver)
  const titlesOf = (of: readonly LocalityCount[]): TitleShare[] =>
    grouped(of, ({ positionId }) => positionId)
      .map(same => ({ positionId: same[0].positionId, titles: same[0].titles, ...shareOf(same) }))
      .sort((one, other) => other.held - one.held || before(one.titles.vi ?? '', other.titles.vi ?? ''))
  return {
    tiers: tierPlaces.flatMap(tier => {
      const inTier = standing.filter(one => tierPlaceOf(one.tier) === tier)
      return inTier.length === 0 ? [] : [{ tier, ...shareOf(inTier), titles: titlesOf(inTier) }]
    }),
    units: grouped(standing, ({ unitId }) => unitId)
      .flatMap(inUnit => {
        const [{ unitId, unit }] = inUnit
        return grouped(inUnit, ({ positionId }) => positionId).map(same => {
          const [{ positionId, titles, tier }] = same
          return { unitId, unit, tier: tierPlaceOf(tier), positionId, titles, ...shareOf(same) }
        })
      })
      .sort((one, other) => before(one.unit, other.unit)),
    leftOver: shareOf(counts.filter(({ isLeftOver }) => isLeftOver)).held,
  }
}
