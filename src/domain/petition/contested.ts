import { type Answers, completeLine, placeOf } from '../evaluation/answers.ts'
import { type Form, findQuestion } from '../evaluation/form.ts'
import { overviewLines } from '../evaluation/steps.ts'
import type { Contested } from './petition.ts'

/** Stands for the level as a whole beside the lines of a form. */
export const levelLine = 'level'

/** What a petition may be against: the level, and every line that earns points. */
export const contestableLines = (form: Form, answers: Answers): readonly string[] => [
  levelLine,
  ...overviewLines(form, answers).filter(line => findQuestion(form, line)?.kind !== 'prose'),
]

/** A line as it is kept with the petition. */
export const contestedOf = (form: Form, answers: Answers, line: string): Contested => {
  const question = findQuestion(form, line)
  if (question) {
    const number = question.kind === 'score' ? question.id : null
    return { kind: 'criterion', number, title: question.text }
  }
  const place = placeOf(form, line)
  if (place?.kind !== 'line') return { kind: 'level' }
  const name = completeLine(place.line, answers)?.name ?? ''
  return { kind: 'product', number: place.line.number, name }
}
