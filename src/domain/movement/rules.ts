import type { LegalBasis } from '../evaluation/form.ts'

/** Which rule each clock goes by. */
export const clockRules = {
  rotation: 'rotation.minimumMonths',
  terms: 'rotation.termLimit',
  years: 'rotation.termLimit.inMonths',
  serviceLeft: 'rotation.serviceLeft',
  secondment: 'secondment.maximumMonths',
  periodicChange: 'periodicChange.interval',
} as const

/** Rules that are no clock: whether tenure goes on when units merge, which posts nobody local may hold, who is seconded. */
export const otherRules = {
  merger: 'tenure.continuesAcrossMerger',
  nonLocal: 'position.nonLocalRequired',
  admission: 'secondment.admission',
} as const

export type ClockName = keyof typeof clockRules
export type MovementRuleName = ClockName | keyof typeof otherRules

/** The limits in force on a day, in months; null where the rulebook has none that day. */
export type MovementRules = Readonly<{
  rotation: Readonly<{ least: number }> | null
  /** How much service has to be left at a rotation, and at one that a rule wants. */
  serviceLeft: Readonly<{ least: number; leastIfMandated: number }> | null
  /** Consecutive terms of a head. */
  terms: Readonly<{ most: number }> | null
  /** Null also where the province does not count in years. */
  years: Readonly<{ head: number; deputy: number }> | null
  secondment: Readonly<{ most: number }> | null
  /** How much experience in the field of the post whoever is seconded has to have. */
  admission: Readonly<{ least: number }> | null
  /** By field where the rule lists it, otherwise somewhere between. */
  periodicChange: Readonly<{
    least: number
    most: number
    fields: Readonly<Record<string, number>>
  }> | null
  continuesAcrossMerger: boolean
}>

/** What each rule rests on: article, where it was read, how surely, and whether somebody checked it. */
export type MovementBasis = LegalBasis & Readonly<{ verified: boolean }>
export type MovementBases = ReadonlyMap<MovementRuleName, MovementBasis>
