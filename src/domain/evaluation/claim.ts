import { type Answers, completeLine, placeOf } from './answers.ts'
import type { Form } from './form.ts'
import { remarkId, textAt } from './remarks.ts'

/** Whether a product line lost points by failures or delays. */
export const hasDeductions = (form: Form, answers: Answers, line: string): boolean => {
  const place = placeOf(form, line)
  const complete = place?.kind === 'line' ? completeLine(place.line, answers) : undefined
  return complete !== undefined && complete.failures + complete.delays > 0
}

/** What is said to excuse a line's failures and delays; where there are none, nothing is claimed. */
export const claimOf = (form: Form, answers: Answers, line: string): string | undefined =>
  // Looked up first: finding a line in a long form takes longer.
  answers[remarkId(line, 'cause')] && hasDeductions(form, answers, line)
    ? textAt(answers, remarkId(line, 'cause'))
    : undefined

/** The answers that a cause is about: whoever changes one of them claims something else. */
export const claimIds = (line: string): readonly string[] => [
  ...(['name', 'failures', 'delays'] as const).map(field => `${line}.${field}`),
  remarkId(line, 'cause'),
]
