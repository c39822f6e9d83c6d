import type { Day } from '../day.ts'
import type { Answers } from './answers.ts'
import type { Form } from './form.ts'
import type { ScoringRules } from './score.ts'
import type { StepId } from './steps.ts'

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

export type EvaluationState = 'draft' | 'submitted' | 'returned' | 'reviewed'

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
export const isOpenToAuthor = (evaluation: Evaluation): boolean =>
  evaluation.state === 'draft' || evaluation.state === 'returned'
