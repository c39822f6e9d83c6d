import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { InspectionKind } from '../inspection/inspection.ts'

type Named = Readonly<{ id: string; name: string }>

export type UrgeAnswer = Readonly<{
  kind: 'done' | 'needTime' | 'notMine'
  reason: string | null
  /** The day asked for, where time is needed. */
  day: Day | null
  at: Date
}>

/**
 * Đôn đốc: what has to be answered by a day. It is about a recommendation or about an inspection's document, named
 * by `reference`.
 */
export type Urge = Readonly<{
  id: string
  sender: Named
  recipient: Named
  recommendationId: string | null
  inspectionId: string
  inspection: string
  inspectionKind: InspectionKind
  /** Of the recommendation. */
  number: number | null
  reference: string
  text: string
  dueOn: Day
  sentAt: Date
  answer: UrgeAnswer | null
}>

export type UrgeFile = Readonly<{ urge: Urge; relations: ReadonlySet<Relation> }>
