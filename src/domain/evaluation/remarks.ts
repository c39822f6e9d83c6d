import { type Answers, completeLine, type EvidenceFile, placeOf } from './answers.ts'
import { type Form, findQuestion } from './form.ts'

/**
 * What somebody may add to a criterion or a product line beside its answer: his own words, files that show it,
 * and the objective cause of failures and delays. Each is an answer with an id of its own, `products.2.cause`.
 */
export type RemarkKind = 'note' | 'evidence' | 'cause'

export type Remark = Readonly<{ line: string; kind: RemarkKind }>

export const remarkId = (line: string, kind: RemarkKind): string => `${line}.${kind}`

const remarkPattern = /^(?<line>.+)\.(?<kind>note|evidence|cause)$/

/** The remark of this id; undefined when the form has no such place for one. Prose is a remark itself. */
export const remarkOf = (form: Form, id: string): Remark | undefined => {
  const { line, kind } = remarkPattern.exec(id)?.groups ?? {}
  if (line === undefined || findQuestion(form, id)) return undefined
  const place = placeOf(form, line)
  const isCriterion = place?.kind === 'question' && findQuestion(form, place.id)?.kind === 'score'
  if (place?.kind !== 'line' && !(isCriterion && kind !== 'cause')) return undefined
  return { line, kind: kind as RemarkKind }
}

/** Whether there is something to remark on: a criterion always, a product line when it is complete. */
export const isRemarkable = (form: Form, answers: Answers, line: string): boolean => {
  const place = placeOf(form, line)
  return place?.kind === 'line' ? completeLine(place.line, answers) !== undefined : place !== undefined
}

export const textAt = (answers: Answers, id: string): string | undefined => {
  const answer = answers[id]
  return answer?.kind === 'text' ? answer.text : undefined
}

export const noteOf = (answers: Answers, line: string): string | undefined =>
  textAt(answers, remarkId(line, 'note'))

export const filesOf = (answers: Answers, line: string): readonly EvidenceFile[] => {
  const answer = answers[remarkId(line, 'evidence')]
  return answer?.kind === 'files' ? answer.files : []
}

/** What was answered to one line, without what was added beside it. */
export const answersTo = (form: Form, answers: Answers, line: string): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([id]) => (id === line || id.startsWith(`${line}.`)) && !remarkOf(form, id),
    ),
  )

/** Everything that belongs to a product line besides its fields, and goes with it. */
export const remarkIds = (line: string): readonly string[] =>
  (['note', 'evidence', 'cause'] as const).map(kind => remarkId(line, kind))
