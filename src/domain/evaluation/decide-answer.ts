import { done, type Result, refused } from '../result.ts'
import { type Answer, type Answers, type LineField, type Place, placeOf } from './answers.ts'
import { hasDeductions } from './claim.ts'
import { type Form, findQuestion, type Question } from './form.ts'
import { isRemarkable, type Remark, remarkOf } from './remarks.ts'
import { flawOfText, toKeptText } from './written-text.ts'

/**
 * Typed text, with what it means as a number in its writer's language: hundredths, or none. `id` names the
 * message where it may come in twice.
 */
export type Typed = Readonly<{ kind: 'typed'; text: string; hundredths: number | null; id?: string }>

/** What somebody gave as an answer; which reading of typed text counts depends on what was asked. */
export type Input =
  | Typed
  | Readonly<{ kind: 'points'; points: number }>
  | Readonly<{ kind: 'skip' }>
  | Readonly<{ kind: 'complete' }>

export type InputRefusal =
  | 'points_needed'
  | 'points_above_maximum'
  | 'count_needed'
  | 'count_too_large'
  | 'assigned_nothing'
  | 'text_needed'
  | 'text_too_long'
  | 'text_classified'
  | 'answer_required'
  | 'lines_incomplete'
  | 'evidence_needed'
  | 'cause_needless'
  | 'step_unknown'

export const longestName = 200
export const longestNote = 500
export const longestCause = 1_000
export const largestCount = 9_999

/** Turns an input into the answer of one step, or says why it cannot be one. */
export const decideAnswer = (
  form: Form,
  answers: Answers,
  step: string,
  input: Input,
): Result<Answer, InputRefusal> => {
  const remark = remarkOf(form, step)
  if (remark) return decideRemark(form, answers, remark, input)
  const place = placeOf(form, step)
  const question = place && findQuestion(form, place.kind === 'question' ? place.id : place.line.question)
  if (!place || !question || place.kind === 'line') return refused('step_unknown')
  if (place.kind === 'field') return decideField(place, input)
  return decideQuestion(question, answers, input)
}

/** Skipping takes a remark back. Refuses `evidence_needed` for words where a file is wanted. */
const decideRemark = (
  form: Form,
  answers: Answers,
  { line, kind }: Remark,
  input: Input,
): Result<Answer, InputRefusal> => {
  if (!isRemarkable(form, answers, line)) return refused('step_unknown')
  if (kind === 'evidence') return refused('evidence_needed')
  if (input.kind === 'skip') return done({ kind: 'skipped' })
  if (kind === 'cause' && !hasDeductions(form, answers, line)) return refused('cause_needless')
  return decideText(input, kind === 'note' ? longestNote : longestCause)
}

const decideField = (place: Place & { kind: 'field' }, input: Input): Result<Answer, InputRefusal> =>
  place.field === 'name' ? decideText(inOneLine(input), longestName) : decideCount(input, place.field)

/** Names stand on one line wherever they are shown. */
const inOneLine = (input: Input): Input =>
  input.kind === 'typed' ? { ...input, text: input.text.replace(/\s+/g, ' ') } : input

const decideQuestion = (question: Question, answers: Answers, input: Input): Result<Answer, InputRefusal> => {
  switch (question.kind) {
    case 'score':
      return decidePoints(question, input)
    case 'prose':
      if (input.kind !== 'skip') return decideText(input, question.maxLength)
      return question.optional ? done({ kind: 'skipped' }) : refused('answer_required')
    case 'products':
      if (input.kind !== 'complete') return refused('step_unknown')
      return hasLine(question.id, answers) ? done({ kind: 'complete' }) : refused('lines_incomplete')
    case 'unit':
      return refused('step_unknown')
  }
}

const decidePoints = (question: Question & { kind: 'score' }, input: Input): Result<Answer, InputRefusal> => {
  const points = input.kind === 'points' ? input.points : input.kind === 'typed' ? input.hundredths : null
  if (points === null || points < 0 || !Number.isSafeInteger(points)) return refused('points_needed')
  return points > question.max ? refused('points_above_maximum') : done({ kind: 'score', points })
}

const hasLine = (question: string, answers: Answers): boolean =>
  Object.keys(answers).some(id => id.startsWith(`${question}.`))

const textRefusals = { empty: 'text_needed', long: 'text_too_long', classified: 'text_classified' } as const

const decideText = (input: Input, maxLength: number): Result<Answer, InputRefusal> => {
  const text = input.kind === 'typed' ? toKeptText(input.text) : ''
  const flaw = flawOfText(text, maxLength)
  return flaw ? refused(textRefusals[flaw]) : done({ kind: 'text', text })
}

/** Nothing assigned would be nothing to measure by, and would count as all of it done. */
const leastCount = (field: LineField): number => (field === 'assigned' ? 1 : 0)

const decideCount = (input: Input, field: LineField): Result<Answer, InputRefusal> => {
  const hundredths = input.kind === 'typed' ? input.hundredths : null
  if (hundredths === null || hundredths < 0 || hundredths % 100 !== 0) return refused('count_needed')
  const count = hundredths / 100
  if (count < leastCount(field)) return refused('assigned_nothing')
  return count > largestCount ? refused('count_too_large') : done({ kind: 'count', count })
}
