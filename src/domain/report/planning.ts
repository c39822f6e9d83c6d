import type { Day } from '../day.ts'
import type { MovementBasis } from '../movement/rules.ts'
import type { Term } from './term.ts'

export const planningTiers = ['province', 'district', 'commune'] as const
export type PlanningTier = (typeof planningTiers)[number]

/**
 * How a list of planned cadres is looked at: `planning.composition` of the rulebook. Ages in full years, counted on
 * the reference day of the term; shares in hundredths of a per cent.
 */
export type CompositionRule = Readonly<{
  middleFrom: number
  oldestFrom: number
  youngBelow: number
  least: Readonly<{ women: number; young: number }>
  referenceDays: Readonly<Record<string, Day>>
}>

/** So many planned people of a unit with the same birthday and gender in a list; what is null is not recorded. */
export type PlannedCount = Readonly<{
  unitId: string
  tier: PlanningTier
  bornOn: Day | null
  gender: 'female' | 'male' | null
  count: number
}>

export type AgeGroups = Readonly<{ youngest: number; middle: number; oldest: number; unknown: number }>
export type Genders = Readonly<{ women: number; men: number; unknown: number }>

/**
 * The list of a level. What is null is hidden, because it, or what could be reckoned from it, is about too few people;
 * ages are `notCounted` where no rule says how.
 */
export type PlannedList = Readonly<{
  tier: PlanningTier
  total: number | null
  ages: AgeGroups | null | 'notCounted'
  young: number | null | 'notCounted'
  genders: Genders | null
}>

/** `total` of all lists, null where one of them is hidden: it would give that one away. */
export type PlannedTerm = Readonly<{ total: number | null; lists: readonly PlannedList[] }>

export type PlanningFacts = PlannedTerm &
  Readonly<{
    /** The terms somebody is planned for, the newest first, and the one that is shown; null where there is none. */
    terms: readonly string[]
    term: string | null
    /** What the rulebook knows of terms. */
    known: readonly Term[]
    rule: CompositionRule | null
    basis: MovementBasis | null
    referenceDay: Day | null
  }>
