import type { PaperStanding } from '../paper-entry/standing.ts'
import type { Answers } from './answers.ts'
import type { AskedCause } from './asked-cause.ts'
import type { Cycle, Evaluation } from './evaluation.ts'
import type { Form } from './form.ts'
import type { FindingKind } from './level-proposal.ts'
import type { ScoringRules } from './score.ts'
import type { Subordinate } from './unit-part.ts'

/** All that one use-case on an evaluation needs, loaded and locked together. */
export type EvaluationFile = Readonly<{
  evaluation: Evaluation
  cycle: Cycle
  form: Form
  answers: Answers
  rules: ScoringRules
  /** The objective causes asked about, and the product lines (`products.2`) for which one is confirmed as they stand. */
  askedCauses: readonly AskedCause[]
  confirmedCauses: readonly string[]
  /** What was found against the person in the year, up to the end of the period. */
  findings: readonly FindingKind[]
  isLeader: boolean
  /** Those under a leader at the end of the period, with their levels of the same one. */
  subordinates: readonly Subordinate[]
  /** Entries of the author's notebook that could become product lines; none while it is not his to write in. */
  noted: number
  /** Who is entering it from paper at present. */
  paper: PaperStanding | null
}>

/** One revision as it was handed in; `points` in hundredths, `changedLines` against the revision before. */
export type Submission = Readonly<{
  revision: number
  answers: Answers
  points: number
  changedLines: number
  late: boolean
  at: Date
}>
