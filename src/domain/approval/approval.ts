import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { EvaluationFile, Submission } from '../evaluation/evaluation-file.ts'
import type { PersonSummary } from '../person/person.ts'
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
