import type { Day } from '../day.ts'

/** Four different things, never mixed; an appointment is none of them. */
export const movements = ['rotation', 'transfer', 'secondment', 'periodicChange'] as const
export type Movement = (typeof movements)[number]
export type AssignmentKind = 'appointment' | Movement

/** Recorded by somebody who may decide it, never inferred. */
export type Locality = 'local' | 'notLocal' | 'unknown'

type Titles = Readonly<Record<string, string>>

/** One post of a person, from and to which day both included; null is not recorded. */
export type Assignment = Readonly<{
  id: string
  position: Readonly<{
    id: string
    titles: Titles
    leadership: boolean
    /** Of a unit; null is not recorded, or a leading post that is neither. */
    rank: 'head' | 'deputy' | null
    termYears: number | null
    field: string | null
    nonLocalRequired: boolean
  }>
  /** Its name as it was; `validTo` its last day. */
  unit: Readonly<{ id: string; name: string; validTo: Day | null }>
  kind: AssignmentKind
  startedOn: Day
  endedOn: Day | null
  decisionNo: string
  /** Moved because a rule wants it: not local, or two terms. */
  mandated: boolean
  locality: Locality
  localityBy: string | null
}>

/** A unit, and one it took the place of, wholly or in part. */
export type Succession = Readonly<{ from: string; to: string }>

/** What is recorded of somebody's service, as far as the clocks need it. */
export type Career = Readonly<{
  serviceFrom: Day | null
  serviceUntil: Day | null
  /** Latest first. */
  assignments: readonly Assignment[]
  successions: readonly Succession[]
}>

/** Both the first and the last day count. */
export const isRunningOn = ({ startedOn, endedOn }: Assignment, day: Day): boolean =>
  startedOn <= day && (endedOn === null || day <= endedOn)
