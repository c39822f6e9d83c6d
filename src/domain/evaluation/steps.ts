import {
  type Answers,
  completeLine,
  type LineId,
  lineFieldId,
  lineFields,
  lineId,
  lineNumbers,
  placeOf,
} from './answers.ts'
import { type Form, formQuestions, type Question } from './form.ts'
import { remarkOf } from './remarks.ts'

/** The place where everything answered is seen together; every walk through a form ends here. */
export const overview = 'overview'

/** A question id, a product line (`products.2`), one of its fields, a remark on a line, or the overview. */
export type StepId = string

const lineSteps = (line: LineId, answers: Answers): StepId[] =>
  lineFields.map(field => lineFieldId(line, field)).filter(id => !answers[id])

const openSteps = (question: Question, answers: Answers): StepId[] => {
  if (question.kind === 'unit') return []
  if (question.kind !== 'products') return answers[question.id] ? [] : [question.id]
  const begun = lineNumbers(question.id, answers).flatMap(number =>
    lineSteps({ question: question.id, number }, answers),
  )
  return answers[question.id] ? begun : [...begun, question.id]
}

/** What a draft still needs, in the order of the form. */
export const missingSteps = (form: Form, answers: Answers): StepId[] =>
  formQuestions(form).flatMap(question => openSteps(question, answers))

const questionOf = (form: Form, step: StepId): string | undefined => {
  const place = placeOf(form, step)
  return place?.kind === 'question' ? place.id : place?.line.question
}

/** The next thing to ask in a draft: the first open step from here on, else the first open at all. */
const nextInDraft = (form: Form, answers: Answers, from: StepId | null): StepId => {
  const questions = formQuestions(form)
  const here = from === null ? undefined : questionOf(form, from)
  const start = Math.max(
    0,
    questions.findIndex(question => question.id === here),
  )
  for (let offset = 0; offset < questions.length; offset += 1) {
    const question = questions[(start + offset) % questions.length]
    const open = question && openSteps(question, answers)[0]
    if (open) return open
  }
  return overview
}

/** After a return only the lines it named are asked again, in its order. */
const nextReturned = (lines: readonly StepId[], from: StepId | null): StepId => {
  const here = lines.findIndex(line => from === line || from?.startsWith(`${line}.`))
  return lines[here + 1] ?? overview
}

/**
 * Where the dialogue goes from `from` (null: from the beginning). A line whose last field was just given is
 * shown as a whole, so that every number is echoed with what it does to the points; and so is one with a remark.
 */
export const nextStep = (
  form: Form,
  answers: Answers,
  from: StepId | null,
  linesToChange: readonly StepId[],
): StepId => {
  const place = from === null ? undefined : placeOf(form, from)
  const remark = from === null ? undefined : remarkOf(form, from)
  if (remark) return remark.line
  if (place?.kind === 'field') return lineSteps(place.line, answers)[0] ?? lineId(place.line)
  return linesToChange.length > 0 ? nextReturned(linesToChange, from) : nextInDraft(form, answers, from)
}

/** Whether this step may be asked now: it exists, and after a return it belongs to a line the return named. */
export const isOpenStep = (form: Form, step: StepId, linesToChange: readonly StepId[]): boolean => {
  if (step === overview) return true
  if (!placeOf(form, step) && !remarkOf(form, step)) return false
  return (
    linesToChange.length === 0 || linesToChange.some(line => step === line || step.startsWith(`${line}.`))
  )
}

export type Progress = Readonly<{ answered: number; total: number }>

/** Questions answered of all that are asked; the task block counts as one, done when its lines are confirmed. */
export const progressOf = (form: Form, answers: Answers): Progress => {
  const questions = formQuestions(form).filter(({ kind }) => kind !== 'unit')
  return {
    answered: questions.filter(question => openSteps(question, answers).length === 0).length,
    total: questions.length,
  }
}

/** The lines of the overview and of a return: each question, and each complete product line by itself. */
export const overviewLines = (form: Form, answers: Answers): StepId[] =>
  formQuestions(form).flatMap(question => {
    if (question.kind !== 'products') return [question.id]
    const lines = lineNumbers(question.id, answers)
      .map(number => ({ question: question.id, number }))
      .filter(line => completeLine(line, answers))
    return lines.length === 0 ? [question.id] : lines.map(lineId)
  })

/** The lowest free number of a product line, or undefined when the block is full. */
export const freeLineNumber = (question: Question, answers: Answers): number | undefined => {
  if (question.kind !== 'products') return undefined
  const taken = new Set(lineNumbers(question.id, answers))
  for (let number = 1; number <= question.maxLines; number += 1) if (!taken.has(number)) return number
  return undefined
}
