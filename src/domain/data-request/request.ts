import type { Relation } from '../access.ts'
import type { DataRequestKind, ReckonedDay } from './clocks.ts'

/** The days of a request as they were told, which no later calendar moves. */
export type RequestDays = Readonly<{ firstAnswer: ReckonedDay; decision: ReckonedDay }>

/** Who deals with it, and since when: the first answer. */
export type Taken = Readonly<{ by: string; at: string }>

/** What a card says of a request about somebody's data. */
export type DataRequestCard = Readonly<{
  approvalId: string
  requester: string
  positionTitles: Readonly<Record<string, string>> | null
  unit: string | null
  kind: DataRequestKind
  text: string
  days: RequestDays
  taken: Taken | null
}>

export type DataDecision = Readonly<{
  outcome: 'approved' | 'returned'
  decider: string
  decidedAt: string
  answer: string
  /** How many records were erased with it; null where nothing was to be. */
  erased: number | null
}>

/** A request with its item, held until the transaction ends. */
export type DataRequestFile = Readonly<{
  requestId: string
  requesterId: string
  card: DataRequestCard
  takenById: string | null
  decision: DataDecision | null
  /** In which relations the one who acts stands to the requester today. */
  relations: ReadonlySet<Relation>
}>

/** One's own request, as a list says it. */
export type OwnDataRequest = Readonly<{
  kind: DataRequestKind
  createdAt: Date
  days: RequestDays
  takenBy: string | null
  outcome: DataDecision['outcome'] | null
}>

/** A request as staff sees it; `isLate`: somebody else had decided it, or taken it up, before. */
export type DataRequestView = Readonly<{
  card: DataRequestCard
  decision: DataDecision | null
  isLate: boolean
}>
