import { type Form, findQuestion } from './form.ts'

/** Points in hundredths. */
export type ScoreAnswer = Readonly<{ kind: 'score'; points: number }>
export type TextAnswer = Readonly<{ kind: 'text'; text: string }>
export type CountAnswer = Readonly<{ kind: 'count'; count: number }>
/** The cadre said that the product lines are all there. */
export type CompleteAnswer = Readonly<{ kind: 'complete' }>
export type SkippedAnswer = Readonly<{ kind: 'skipped' }>
/** A file as its sender named it; a photo has no name. Where it lies only the store knows. `size` in bytes. */
export type EvidenceFile = Readonly<{
  id: string
  kind: 'photo' | 'document'
  name: string
  words: string
  size: number
}>
/** What shows that a line is as it says. */
export type FilesAnswer = Readonly<{ kind: 'files'; files: readonly EvidenceFile[] }>
export type Answer = ScoreAnswer | TextAnswer | CountAnswer | CompleteAnswer | SkippedAnswer | FilesAnswer

/** Keyed by the stable id of what was asked: `II.3`, `prose.remedy`, `products.2.delays`. */
export type Answers = Readonly<Record<string, Answer>>

export const lineFields = ['name', 'assigned', 'done', 'failures', 'delays'] as const
export type LineField = (typeof lineFields)[number]

export type LineId = Readonly<{ question: string; number: number }>

export const lineFieldId = (line: LineId, field: LineField): string =>
  `${line.question}.${line.number}.${field}`

export const lineId = (line: LineId): string => `${line.question}.${line.number}`

const numberedId = /^(?<question>[\w.-]+)\.(?<number>[1-9]\d?)(?:\.(?<field>[a-z]+))?$/

export type Place =
  | Readonly<{ kind: 'question'; id: string }>
  | Readonly<{ kind: 'line'; line: LineId }>
  | Readonly<{ kind: 'field'; line: LineId; field: LineField }>

/** Where an id points in this form; undefined when the form has no such place. */
export const placeOf = (form: Form, id: string): Place | undefined => {
  if (findQuestion(form, id)) return { kind: 'question', id }
  const groups = numberedId.exec(id)?.groups
  const question = findQuestion(form, groups?.question ?? '')
  const number = Number(groups?.number)
  if (question?.kind !== 'products' || !(number <= question.maxLines)) return undefined
  const line = { question: question.id, number }
  if (groups?.field === undefined) return { kind: 'line', line }
  const field = lineFields.find(name => name === groups.field)
  return field && { kind: 'field', line, field }
}

export type ProductLine = Readonly<{
  id: LineId
  name: string
  assigned: number
  done: number
  failures: number
  delays: number
}>

/** The numbers of the lines that were begun, ascending. */
export const lineNumbers = (question: string, answers: Answers): number[] => {
  const numbers = new Set<number>()
  for (const id of Object.keys(answers)) {
    const groups = id.startsWith(`${question}.`) ? numberedId.exec(id)?.groups : undefined
    if (groups?.question === question) numbers.add(Number(groups.number))
  }
  return [...numbers].sort((a, b) => a - b)
}

const countAt = (answers: Answers, id: string): number | undefined => {
  const answer = answers[id]
  return answer?.kind === 'count' ? answer.count : undefined
}

/** A line whose five fields are all there. */
export const completeLine = (id: LineId, answers: Answers): ProductLine | undefined => {
  const name = answers[lineFieldId(id, 'name')]
  const [assigned, finished, failures, delays] = lineFields
    .slice(1)
    .map(field => countAt(answers, lineFieldId(id, field)))
  if (name?.kind !== 'text' || assigned === undefined || finished === undefined) return undefined
  if (failures === undefined || delays === undefined) return undefined
  return { id, name: name.text, assigned, done: finished, failures, delays }
}

export const productLines = (question: string, answers: Answers): ProductLine[] =>
  lineNumbers(question, answers).flatMap(number => completeLine({ question, number }, answers) ?? [])
