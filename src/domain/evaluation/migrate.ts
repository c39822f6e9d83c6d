import { type Answer, type Answers, placeOf } from './answers.ts'
import { type Form, findQuestion, formQuestions, type Question } from './form.ts'
import { remarkOf } from './remarks.ts'
import { missingSteps, type StepId } from './steps.ts'

/** What another version of a form asks otherwise; maxima in hundredths. */
export type FormChange = Readonly<{
  added: readonly Question[]
  removed: readonly Question[]
  maxima: readonly Readonly<{ question: Question; before: number; now: number }>[]
}>

const maximumOf = (question: Question): number => (question.kind === 'prose' ? 0 : question.max)

export const changesBetween = (before: Form, now: Form): FormChange => {
  const both = formQuestions(now).flatMap(question => {
    const old = findQuestion(before, question.id)
    return old && old.kind === question.kind ? [{ question, old }] : []
  })
  const kept = new Set(both.map(({ question }) => question.id))
  return {
    added: formQuestions(now).filter(({ id }) => !kept.has(id)),
    removed: formQuestions(before).filter(({ id }) => !kept.has(id)),
    maxima: both
      .filter(({ question, old }) => maximumOf(question) !== maximumOf(old))
      .map(({ question, old }) => ({ question, before: maximumOf(old), now: maximumOf(question) })),
  }
}

/** The question an answer belongs to: its own, its line's, or that of the line it remarks on. */
const questionOf = (form: Form, id: string): Question | undefined => {
  const place = placeOf(form, remarkOf(form, id)?.line ?? id)
  return place && findQuestion(form, place.kind === 'question' ? place.id : place.line.question)
}

const isStillValid = (question: Question, id: string, answer: Answer): boolean => {
  if (id !== question.id) return true
  if (question.kind === 'score')
    return answer.kind === 'score' && answer.points <= question.max && answer.points % question.step === 0
  if (question.kind !== 'prose') return answer.kind === 'complete'
  if (answer.kind === 'skipped') return question.optional
  return answer.kind === 'text' && answer.text.length <= question.maxLength
}

/** Keeps the answers whose question lives on and that it would still take; the others are dropped. */
export const migrateAnswers = (before: Form, now: Form, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([id, answer]) => {
      const question = questionOf(now, id)
      const old = question && questionOf(before, id)
      return question && old?.kind === question.kind && isStillValid(question, id, answer)
    }),
  )

/** After a return, the lines it named that are still there, and whatever the new version leaves unanswered. */
export const migrateLines = (now: Form, answers: Answers, lines: readonly StepId[]): StepId[] => {
  if (lines.length === 0) return []
  const kept = lines.filter(line => placeOf(now, line) !== undefined)
  return [...new Set([...kept, ...missingSteps(now, answers)])]
}
