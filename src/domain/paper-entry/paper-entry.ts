import type { Day } from '../day.ts'
import type { Cycle } from '../evaluation/evaluation.ts'

/** A printed form that was not taken back, its row held until the transaction ends. */
export type PaperEntry = Readonly<{
  id: string
  cycle: Cycle
  personId: string
  person: string
  unit: string | null
  issuedById: string
  issuedAt: Date
  evaluationId: string | null
  clerkId: string | null
  clerk: string | null
  signedOn: Day | null
  round: number
  isHandedIn: boolean
  isSettled: boolean
  /** Somebody without the bot whose earlier form of this cycle was entered from paper as well. */
  isFollowUp: boolean
}>

/** What a list says of a form somebody is entering. */
export type ListedEntry = Pick<PaperEntry, 'id' | 'person' | 'unit' | 'cycle' | 'isHandedIn'> &
  Readonly<{ evaluationId: string }>
