import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { Basis, DataRequestKind, TimeLimit } from './clocks.ts'
import type { DataRequestFile, OwnDataRequest, RequestDays } from './request.ts'

export type NewDataRequest = Readonly<{
  id: string
  approvalId: string
  personId: string
  kind: DataRequestKind
  text: string
  days: RequestDays
  at: Date
}>

/** A request that waits for its decision. */
export type WaitingDataRequest = Readonly<{
  approvalId: string
  days: RequestDays
  isAnswered: boolean
}>

export type BasedLimit = TimeLimit & Basis

export type DataRequests = Readonly<{
  /** The terms in force for a request of this kind, and what they rest on. */
  terms(
    kind: DataRequestKind,
    moment: Moment,
  ): Promise<Readonly<{ firstAnswer: BasedLimit; decision: BasedLimit }>>
  /** The days of the very same request that still waits, and how many wait; his requests wait for one another. */
  waiting(
    personId: string,
    kind: DataRequestKind,
    text: string,
  ): Promise<Readonly<{ same: RequestDays | null; total: number }>>
  /** Writes the request and the item that waits for staff. */
  file(request: NewDataRequest): Promise<void>
  /** Latest first. */
  own(personId: string, limit: number): Promise<readonly OwnDataRequest[]>
  /** Nobody in particular acts where `actorId` is null; then there are no relations. */
  lock(approvalId: string, actorId: string | null, today: Day): Promise<DataRequestFile | undefined>
  /** The first answer; once. */
  takeUp(requestId: string, staffId: string, at: Date): Promise<void>
  /** The oldest first. */
  undecided(): Promise<readonly WaitingDataRequest[]>
}>
