import { type Answer, type Answers, lineId, placeOf } from './answers.ts'
import type { Form } from './form.ts'

const lineOf = (form: Form, id: string): string => {
  const place = placeOf(form, id)
  return place?.kind === 'field' ? lineId(place.line) : id
}

/** Objects that came back from the database may have their keys in another order. */
const inOrder = (answer: Answer | undefined): string =>
  JSON.stringify(Object.entries(answer ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))

export const isSameAnswer = (before: Answer | undefined, after: Answer | undefined): boolean =>
  inOrder(before) === inOrder(after)

/** The lines (questions or product lines) in which two versions of an evaluation differ. */
export const changedLines = (form: Form, before: Answers, after: Answers): string[] => {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...ids].filter(id => !isSameAnswer(before[id], after[id])).map(id => lineOf(form, id))
  return [...new Set(changed)].filter(line => placeOf(form, line) !== undefined)
}
