import type { Relation } from '../access.ts'
import type { BroadcastCard } from '../broadcast/broadcast.ts'
import type { Day } from '../day.ts'
import type { CauseCard } from '../evaluation/cause-card.ts'
import type { EvaluationFile, Submission } from '../evaluation/evaluation.ts'
import type { CardFacts } from '../notice/notice.ts'
import type { PersonSummary } from '../person/person.ts'
import type { PetitionCard } from '../petition/card.ts'
import type { ListedProposal } from '../rule/rule.ts'
import type { ReviewScores } from './review.ts'

/** Days for what waits for any one of several people; it is not reminded of, and goes on to nobody. */
export const decisionDays = 7

export type Approval = Readonly<{
  id: string
  kind: 'evaluation.review' | 'evaluation.decision' | 'evaluation.petition'
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
  /** Where the reviewer's points differ, in hundredths by question; and from which difference on he says why. */
  reviewScores: ReviewScores
  reviewGap: number
  /** In which relations the one who acts stands to this item today. */
  relations: ReadonlySet<Relation>
}>

/** What a list says of a broadcast that waits for its release. */
export type ListedRelease = Pick<BroadcastCard, 'broadcastId' | 'author' | 'title' | 'total'>

/** What a list says of an objective cause that waits to be confirmed. */
export type ListedCause = Pick<CauseCard, 'approvalId' | 'requester' | 'period' | 'name' | 'dueOn'>

/** What a list says of a petition that waits for its answer. */
export type ListedPetition = Pick<PetitionCard, 'approvalId' | 'requester' | 'period' | 'level' | 'answerBy'>

/** What waits for somebody: an evaluation to review, an objective cause of one of its lines, a petition, a broadcast. */
export type PendingApproval =
  | Readonly<{ kind: 'evaluation.review'; card: CardFacts; requesterId: string }>
  | Readonly<{ kind: 'evaluation.cause'; card: ListedCause; requesterId: string }>
  | Readonly<{ kind: 'evaluation.petition'; card: ListedPetition; requesterId: string }>
  | Readonly<{ kind: 'broadcast.release'; card: ListedRelease; requesterId: string; dueOn: Day }>
  | Readonly<{ kind: 'rule.release'; card: ListedProposal; requesterId: string; dueOn: Day }>
