import type { Relation } from '../access.ts'
import type { BroadcastCard } from '../broadcast/broadcast.ts'
import type { Day } from '../day.ts'
import type { EvaluationFile, Submission } from '../evaluation/evaluation.ts'
import type { CardFacts } from '../notice/notice.ts'
import type { PersonSummary } from '../person/person.ts'

/** Days an authority has before a pending item is reminded of. */
export const decisionDays = 7

export type Approval = Readonly<{
  id: string
  kind: 'evaluation.review'
  requesterId: string
  authorityId: string
  evaluationId: string
  revision: number
  createdAt: Date
  dueOn: Day
}>

/** A broadcast that waits for any member of staff in whose scope its audience lies, but for its author. */
export type ReleaseApproval = Readonly<{
  id: string
  requesterId: string
  broadcastId: string
  revision: number
  createdAt: Date
  dueOn: Day
}>

export type Decision = Readonly<{
  outcome: 'approved' | 'returned'
  decider: string
  deciderId: string
  decidedAt: Date
  reason: string | null
  lines: readonly string[]
}>

/** An approval with all a decision needs, its row held until the transaction ends. */
export type ApprovalFile = Readonly<{
  approval: Approval
  decision: Decision | null
  requester: PersonSummary
  /** The evaluation with the answers of the submission the approval is about, whatever came after. */
  file: EvaluationFile
  submission: Submission
  /** In which relations the one who acts stands to this item today. */
  relations: ReadonlySet<Relation>
}>

/** What a list says of a broadcast that waits for its release. */
export type ListedRelease = Pick<BroadcastCard, 'broadcastId' | 'author' | 'title' | 'total'>

/** What waits for somebody: a self-evaluation to review, or a broadcast to release. */
export type PendingApproval =
  | Readonly<{ kind: 'evaluation.review'; card: CardFacts; requesterId: string }>
  | Readonly<{ kind: 'broadcast.release'; card: ListedRelease; requesterId: string; dueOn: Day }>
