import { type Answer, type Answers, lineId, placeOf } from './answers.ts'
import type { Form } from './form.ts'
import { remarkOf } from './remarks.ts'

const lineOf = (form: Form, id: string): string => {
  const remark = remarkOf(form, id)
  if (remark) return remark.line
  const place = placeOf(form, id)
  return place?.kind === 'field' ? lineId(place.line) : id
}

/** Objects that came back from the database may have their keys in another order. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, inOrder(part)])
}

export const isSameAnswer = (before: Answer | undefined, after: Answer | undefined): boolean =>
  JSON.stringify(inOrder(before ?? {})) === JSON.stringify(inOrder(after ?? {}))

/** A remark that was taken back is as if it had never been there. */
const present = (form: Form, id: string, answer: Answer | undefined): Answer | undefined =>
  answer?.kind === 'skipped' && remarkOf(form, id) ? undefined : answer

/** The lines (questions or product lines) in which two versions of an evaluation differ. */
export const changedLines = (form: Form, before: Answers, after: Answers): string[] => {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)])
  const isSame = (id: string) => isSameAnswer(present(form, id, before[id]), present(form, id, after[id]))
  const changed = [...ids].filter(id => !isSame(id)).map(id => lineOf(form, id))
  return [...new Set(changed)].filter(line => placeOf(form, line) !== undefined)
}
