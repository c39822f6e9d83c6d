import type { Form, ProductsQuestion, ProseQuestion } from '../domain/evaluation/form.ts'
import type { EvaluationSheet, SheetBlock, SheetProduct } from '../domain/evaluation/sheet.ts'
import type { PeriodFacts } from '../domain/notice/facts.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import { personFields, sheetFrame, signaturesOf } from './sheet.ts'
import { criterionRow, intoBlocks } from './sheet-sections.ts'
import type { Speech } from './speech.ts'

/** Lines for products on a blank form: what fits on its page. */
const blankLines = 8

const blankProduct = (number: string): SheetProduct => ({
  number,
  name: '',
  assigned: '',
  done: '',
  failures: '',
  delays: '',
  quantity: '',
  quality: '',
  progress: '',
  notes: [],
})

export type BlankFacts = Readonly<{
  form: Form
  period: PeriodFacts
  /** For whom it is printed. */
  person: PersonSummary
  agencies: readonly string[]
  /** Under which it is entered once it is filled in. */
  resume: Readonly<{ code: string; link: string }>
}>

/** The form of a period without answers, to be filled in by hand and entered later under its code. */
export const blankSheet = (
  { form, period, person, agencies, resume }: BlankFacts,
  speech: Speech,
): EvaluationSheet => {
  const blockOf = (question: ProductsQuestion | ProseQuestion): SheetBlock => {
    const text = speech.own(question.text)
    if (question.kind === 'prose') return { kind: 'prose', text, answer: '' }
    const count = Math.min(blankLines, question.maxLines)
    const rows = Array.from({ length: count }, (_, index) => blankProduct(speech.number(index + 1)))
    return { kind: 'products', text, rows }
  }
  return {
    ...sheetFrame(form, agencies, speech),
    watermark: null,
    facts: personFields(person, speech.period(period), speech),
    sections: form.sections.map(section => ({
      title: speech.own(section.title),
      total: '',
      blocks: intoBlocks(section, blockOf, question => criterionRow(question, null, speech)),
    })),
    results: [
      { label: speech.text('paper:ownPoints'), value: '' },
      { label: speech.text('paper:proposed'), value: '' },
    ],
    signatures: signaturesOf({ cadre: '', reviewer: '', authority: '' }, speech),
    status: speech.text('paper:blankStatus'),
    resume: { ...resume, how: speech.text('paper:resumeHow') },
  }
}
