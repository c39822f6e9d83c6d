import type { Cycle } from '../evaluation/evaluation.ts'
import type { Level } from '../evaluation/score.ts'
import type { Member } from './classification.ts'

/** Evaluations of one cycle with one deciding authority. */
export type Group = Readonly<{ cycle: Cycle; members: readonly Member[]; tallies: readonly Tally[] }>

export type GroupSummary = Readonly<{ cycle: Cycle; waiting: number; decided: number; published: number }>

/**
 * How many have which level within one agency, or in one group of similar duties of it, whoever decides on them;
 * what is not decided yet counts as proposed.
 */
export type Tally = Readonly<{
  unit: string
  /** Titles of the positions of the group; null for the agency as a whole. */
  duties: readonly Readonly<Record<string, string>>[] | null
  levels: Readonly<Record<Level, number>>
  /** How many of them are proposed for the best level, and how many have it. */
  excellent: Readonly<{ proposed: number; decided: number }>
}>

/** Median and quartiles of equivalent positions, in hundredths, and how many people they are of. */
export type Band = Readonly<{ count: number; lower: number; median: number; upper: number }>
