import type { ReviewScores } from '../approval/review.ts'
import type { Day } from '../day.ts'
import type { Cycle, EvaluationState } from './evaluation.ts'
import type { Level } from './score.ts'

/** Who set his name to something, and when. */
export type Signed = Readonly<{ name: string; at: Date }>

/** What was published; after a petition that changed it, what that one led to. Points in hundredths. */
export type PaperOutcome = Readonly<{ points: number; level: Level; decided: Signed }>

/** What others wrote to one revision of an evaluation; `reviewed` once it was approved. */
export type PaperRecord = Readonly<{
  scores: ReviewScores
  reviewed: Signed | null
  outcome: PaperOutcome | null
}>

/** One period of somebody's own history; points in hundredths, as far as he has been told them. */
export type PastEvaluation = Readonly<{
  evaluationId: string
  cycle: Cycle
  state: EvaluationState
  points: number | null
  level: Level | null
}>

export type Papers = Readonly<{
  record(evaluationId: string, revision: number): Promise<PaperRecord>
  /** The unit somebody has his main post in on a day, after the one above it. */
  agencies(personId: string, day: Day): Promise<readonly string[]>
  /** All periods somebody has begun, the newest first. */
  history(
    personId: string,
    page: Readonly<{ offset: number; limit: number }>,
  ): Promise<Readonly<{ total: number; items: readonly PastEvaluation[] }>>
}>
