import type { Day } from '../day.ts'

/** A target of a resolution, with its names by language, and whether it was reached as of a day; null: not known. */
export type Target = Readonly<{
  code: string
  names: Readonly<Record<string, string>>
  resolution: string
  unit: string
  reached: boolean | null
  asOf: Day
}>

export type TargetTally = Readonly<{ reached: number; missed: number; unknown: number; all: number }>

export type TargetFacts = TargetTally &
  Readonly<{ resolutions: readonly (TargetTally & { resolution: string; targets: readonly Target[] })[] }>

const tally = (targets: readonly Target[]): TargetTally => {
  const of = (reached: Target['reached']): number => targets.filter(one => one.reached === reached).length
  return { reached: of(true), missed: of(false), unknown: of(null), all: targets.length }
}

/** Targets by resolution, in the order in which they come. */
export const tallyTargets = (targets: readonly Target[]): TargetFacts => {
  const byResolution = Map.groupBy(targets, ({ resolution }) => resolution)
  return {
    ...tally(targets),
    resolutions: [...byResolution].map(([resolution, own]) => ({ resolution, targets: own, ...tally(own) })),
  }
}
