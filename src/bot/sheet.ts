import type { Form } from '../domain/evaluation/form.ts'
import type { PaperFacts } from '../domain/evaluation/paper.ts'
import type { EvaluationSheet, SheetColumns, SheetField, SheetSignature } from '../domain/evaluation/sheet.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import { digitSamples } from './language.ts'
import { sheetSections } from './sheet-sections.ts'
import type { Speech } from './speech.ts'

const columnNames = [
  'number',
  'criterion',
  'max',
  'own',
  'reviewed',
  'product',
  'assigned',
  'done',
  'failures',
  'delays',
  'quantity',
  'quality',
  'progress',
] as const satisfies readonly (keyof SheetColumns)[]

/** What every sheet of a form has, filled in or not. */
export const sheetFrame = (form: Form, agencies: readonly string[], speech: Speech) => ({
  language: speech.language,
  isRtl: speech.isRtl,
  digits: digitSamples[speech.digits],
  agencies,
  nation: speech.text('paper:nation'),
  motto: speech.text('paper:motto'),
  place: speech.text('paper:place'),
  title: speech.own(form.title),
  legal: speech.text('paper:legal', { reference: speech.own(form.legal.reference) }),
  columns: Object.fromEntries(
    columnNames.map(name => [name, speech.text(`paper:column.${name}`)]),
  ) as SheetColumns,
  footnote: speech.text('paper:footnote'),
})

/** Who it is about; empty places on a blank form. */
export const personFields = (
  person: Pick<PersonSummary, 'name' | 'positionTitles' | 'unit'> | null,
  period: string,
  speech: Speech,
): SheetField[] => [
  { label: speech.text('paper:name'), value: person?.name ?? '' },
  {
    label: speech.text('paper:position'),
    value: person?.positionTitles ? speech.own(person.positionTitles) : '',
  },
  { label: speech.text('paper:unit'), value: person?.unit ?? '' },
  { label: speech.text('paper:period'), value: period },
]

const signers = [
  ['cadre', 'paper:sign'],
  ['reviewer', 'paper:sign'],
  ['authority', 'paper:signAndSeal'],
] as const

export type Signers = Readonly<Record<(typeof signers)[number][0], string>>

export const signaturesOf = (names: Signers, speech: Speech): SheetSignature[] =>
  signers.map(([who, note]) => ({
    role: speech.text(`paper:role.${who}`),
    note: speech.text(note),
    name: names[who],
  }))

const levelText = (level: PaperFacts['view']['level'], speech: Speech): string =>
  speech.text(`evaluation:level.${level}`)

const resultsOf = ({ view, review, outcome }: PaperFacts, speech: Speech): SheetField[] => {
  const sum = ({ score }: PaperFacts['view']): string =>
    speech.text('paper:points', { points: speech.points(score.points), max: speech.points(score.max) })
  const own = [
    { label: speech.text('paper:ownPoints'), value: sum(view) },
    { label: speech.text('paper:proposed'), value: levelText(view.level, speech) },
  ]
  const reviewed = review && [
    { label: speech.text('paper:reviewPoints'), value: sum(review.view) },
    { label: speech.text('paper:reviewLevel'), value: levelText(review.view.level, speech) },
  ]
  const max = speech.points(view.score.max)
  const decided = outcome && [
    {
      label: speech.text('paper:decidedPoints'),
      value: speech.text('paper:points', { points: speech.points(outcome.points), max }),
    },
    { label: speech.text('paper:decidedLevel'), value: levelText(outcome.level, speech) },
    { label: speech.text('paper:decidedOn'), value: speech.instant(outcome.decided.at) },
  ]
  return [...own, ...(reviewed ?? []), ...(decided ?? [])]
}

const statusOf = ({ submission, printedAt, origin }: PaperFacts, speech: Speech): string => {
  if (!submission) return speech.text('paper:draftStatus', { instant: speech.instant(printedAt) })
  const { revision, at, late } = submission
  const key = late ? 'paper:lateStatus' : 'paper:submittedStatus'
  const status = speech.text(key, { revision, instant: speech.instant(at) })
  if (!origin) return status
  const { clerk, signer, signedOn } = origin
  return `${status}. ${speech.text('paperEntry:origin', { clerk, signer, day: speech.day(signedOn) })}`
}

/** An evaluation as its reader prints it: the draft, what was handed in, or what was decided. */
export const evaluationSheet = (facts: PaperFacts, speech: Speech): EvaluationSheet => {
  const { view, person, review, outcome, submission } = facts
  return {
    ...sheetFrame(view.form, facts.agencies, speech),
    watermark: submission ? null : speech.text('paper:draft'),
    facts: personFields(person, speech.period(view.cycle), speech),
    sections: sheetSections({ own: view, reviewed: review?.view ?? null }, speech),
    results: resultsOf(facts, speech),
    signatures: signaturesOf(
      {
        cadre: person.name,
        reviewer: review?.signed?.name ?? '',
        authority: outcome?.decided.name ?? '',
      },
      speech,
    ),
    status: statusOf(facts, speech),
    resume: null,
  }
}
