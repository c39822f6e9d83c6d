import type { Day } from '../day.ts'
import type { PeriodFacts } from '../notice/facts.ts'

/** `approval.pending` of the rulebook, in working days from the day an item came to somebody. */
export type PendingRules = Readonly<{ remindAfter: number; nextAuthorityAfter: number }>

/** Something that waits for one authority, whatever it is about; its row held until the transaction ends. */
export type PendingItem = Readonly<{
  id: string
  kind: string
  requesterId: string
  requester: string
  unit: string | null
  authorityId: string
  authority: string
  /** The cycle and period of the evaluation it is about. */
  cycleId: string | null
  period: PeriodFacts | null
  createdAt: Date
  dueOn: Day
  remindedAt: Date | null
  escalatedAt: Date | null
  /** A level that only has to be published. */
  isDecided: boolean
  /** Requester and authority are declared relatives of one another. */
  isRelated: boolean
}>
