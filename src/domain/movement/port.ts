import type { Day } from '../day.ts'
import type { Career } from './movement.ts'
import type { OwnRequest, RequestAbout, RequestFile, RequestKind } from './request.ts'
import type { MovementBases, MovementRules } from './rules.ts'

export type NewRequest = Readonly<{
  id: string
  approvalId: string
  personId: string
  kind: RequestKind
  about: RequestAbout | null
  text: string
  at: Date
  dueOn: Day
}>

export type Movements = Readonly<{
  career(personId: string): Promise<Career>
  /** The limits in force on a day, and what they rest on. */
  rules(day: Day): Promise<Readonly<{ rules: MovementRules; bases: MovementBases }>>
  /** Staff in whose scope somebody has a post today, without himself and his declared relatives. */
  staffFor(personId: string, today: Day): Promise<readonly string[]>
  /** The item of the very same request that still waits, and how many wait; his requests wait for one another. */
  waiting(request: Pick<NewRequest, 'personId' | 'kind' | 'about' | 'text'>): Promise<{
    same: string | null
    total: number
  }>
  /** Writes the request and the item that waits for staff. */
  file(request: NewRequest): Promise<void>
  /** Latest first. */
  ownRequests(personId: string, limit: number): Promise<readonly OwnRequest[]>
  lock(approvalId: string, actorId: string, today: Day): Promise<RequestFile | undefined>
}>
