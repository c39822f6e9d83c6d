import type { Day } from '../day.ts'
import type { CycleKind, Evaluation } from '../evaluation/evaluation.ts'
import type { Level } from '../evaluation/score.ts'
import type { PaperOrigin } from '../paper-entry/standing.ts'

/** `collectiveOf`: the unit whose collective self-criticism it is; empty for a cycle of several. */
export type PeriodFacts = Readonly<{ kind: CycleKind; periodFrom: Day; periodTo: Day; collectiveOf?: string }>

/** What a supervisor's card says; it is also what /approvals lists. */
export type CardFacts = Readonly<{
  approvalId: string
  requester: string
  positionTitles: Readonly<Record<string, string>> | null
  unit: string | null
  period: PeriodFacts
  points: number
  level: Level
  dueOn: Day
  late: boolean
  revision: number
  changedLines: number
  /** Where it was handed in on paper. */
  paper?: PaperOrigin
}>

export type DecisionFacts = Readonly<{
  outcome: 'approved' | 'returned'
  decider: string
  decidedAt: string
}>

/** One's own published classification; points in hundredths, `petitionUntil` the last day of the petition. */
export type PublishedFacts = Readonly<{
  evaluationId: Evaluation['id']
  period: PeriodFacts
  points: number
  level: Level
  proposed: Level
  reason: string | null
  decider: string
  petitionUntil: Day
}>

export type CauseDecision = DecisionFacts & Readonly<{ reason: string | null }>

/** An opaque name of the one message somebody is looking at, in the words of his channel. */
export type ScreenRef = string
