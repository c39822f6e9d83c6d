import type { Day } from '../day.ts'
import type { Answers } from './answers.ts'
import type { AskedCause } from './asked-cause.ts'
import type { Form } from './form.ts'
import type { FindingKind } from './level.ts'
import type { ScoringRules } from './score.ts'
import type { StepId } from './steps.ts'
import type { Subordinate } from './unit-part.ts'

export type CycleKind = 'month' | 'quarter' | 'year' | 'adHoc'

/** The period is what is judged; `opensOn` to `closesOn` is when the cadre writes, later counts as late. */
export type Cycle = Readonly<{
  id: string
  kind: CycleKind
  periodFrom: Day
  periodTo: Day
  opensOn: Day
  closesOn: Day
  isClosed: boolean
}>

export type EvaluationState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'reviewed'
  | 'decided'
  | 'published'
  | 'petitioned'
  | 'answered'
  | 'closed'

/**
 * `revision` counts submissions; `linesToChange` is empty unless a return named some; `lastStep` is what was
 * answered last, and `lastTypedId` the message whose text was taken for it, null when it was a press.
 */
export type Evaluation = Readonly<{
  id: string
  /** Another after every change of this row; what was read under one is saved only under the same. */
  version: string
  personId: string
  state: EvaluationState
  revision: number
  cursor: StepId | null
  lastStep: StepId | null
  lastTypedId: string | null
  linesToChange: readonly StepId[]
}>

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

/** The text of a draft belongs to its author until he submits it, and again after a return. */
export const isOpenToAuthor = (evaluation: Pick<Evaluation, 'state'>): boolean =>
  evaluation.state === 'draft' || evaluation.state === 'returned'
