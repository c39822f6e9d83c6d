import type { Day } from '../day.ts'
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
  /** Units are evaluated and not people; the name of the unit where it is about one, else empty. */
  collectiveOf?: string
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
  /** The unit a collective self-criticism is about. */
  unitId?: string
}>

/** The text of a draft belongs to its author until he submits it, and again after a return. */
export const isOpenToAuthor = (evaluation: Pick<Evaluation, 'state'>): boolean =>
  evaluation.state === 'draft' || evaluation.state === 'returned'
