import type { Cycle, EvaluationState } from '../evaluation/evaluation.ts'
import type { EvaluationFile } from '../evaluation/evaluation-file.ts'

/** A cycle as the head of a unit under it sees it, and how far its draft is. */
export type LedCycle = Readonly<{
  cycle: Cycle
  unitId: string
  evaluationId: string | null
  state: EvaluationState | null
  submittedAt: Date | null
}>

/** A draft somebody is named in, and how far it is. */
export type NamedDraft = Readonly<{ evaluationId: string; cycle: Cycle; state: string }>

/** Somebody the head named; whoever was removed, or has left the unit and those below it, is none any more. */
export type CollectiveMember = Readonly<{
  id: string
  name: string
  isLinked: boolean
  /** Said that he has nothing to add, or wrote at least one comment. */
  hasAnswered: boolean
  comments: number
}>

export type CommentOutcome = 'takenUp' | 'notTakenUp'

export type CollectiveComment = Readonly<{
  id: string
  personId: string
  author: string
  /** A section of the form, or the whole of it. */
  line: string
  text: string
  writtenAt: Date
  outcome: CommentOutcome | null
}>

/** A comment on the whole and on no section of it. */
export const wholeDraft = 'whole'

/** Longest comment, in characters. */
export const longestComment = 1_500

/** A comment not older than the screen it stands on; the head has not said what became of it. */
export const isOpenComment = ({ outcome }: Pick<CollectiveComment, 'outcome'>): boolean => outcome === null

/** Comments are to a section of the form, or to the whole. */
export const isCommentLine = ({ form }: Pick<EvaluationFile, 'form'>, line: string): boolean =>
  line === wholeDraft || form.sections.some(({ id }) => id === line)

/** By section as the form has them, the whole last; within one as they were written. */
export const inFormOrder = (
  { form }: Pick<EvaluationFile, 'form'>,
  comments: readonly CollectiveComment[],
): CollectiveComment[] => {
  const place = (line: string): number => {
    const found = form.sections.findIndex(({ id }) => id === line)
    return found < 0 ? form.sections.length : found
  }
  return comments.toSorted((one, other) => place(one.line) - place(other.line))
}
