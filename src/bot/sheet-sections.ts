import { lineId, type ProductLine, productLines } from '../domain/evaluation/answers.ts'
import { claimOf } from '../domain/evaluation/claim.ts'
import type { ProductsQuestion, ProseQuestion, Question, Section } from '../domain/evaluation/form.ts'
import { filesOf, noteOf } from '../domain/evaluation/remarks.ts'
import { isExcused, lineRates, questionPoints } from '../domain/evaluation/score.ts'
import type {
  SheetBlock,
  SheetCriterion,
  SheetField,
  SheetProduct,
  SheetSection,
} from '../domain/evaluation/sheet.ts'
import type { EvaluationView } from '../domain/evaluation/view.ts'
import type { Speech } from './speech.ts'

/** What somebody scored, as he did and as his reviewer did; null without one. */
export type Scored = Readonly<{ own: EvaluationView; reviewed: EvaluationView | null }>

type PointsQuestion = Exclude<Question, ProseQuestion | ProductsQuestion>

/** What was added to a criterion or a product line besides its answer. */
const notesOf = (view: EvaluationView, line: string, speech: Speech): SheetField[] => {
  const note = noteOf(view.answers, line)
  const claim = claimOf(view.form, view.answers, line)
  const files = filesOf(view.answers, line)
  const cause = view.circumstances.confirmedCauses.includes(line) ? 'causeConfirmed' : 'causeClaimed'
  return [
    ...(note === undefined ? [] : [{ label: speech.text('paper:note'), value: note }]),
    ...(claim === undefined ? [] : [{ label: speech.text(`paper:${cause}`), value: claim }]),
    ...(files.length === 0
      ? []
      : [
          {
            label: speech.text('paper:files', { count: files.length }),
            value: files.map(({ name, words }) => name || words || speech.text('paper:photo')).join('\n'),
          },
        ]),
  ]
}

const pointsOf = (view: EvaluationView, question: Question, speech: Speech): string =>
  speech.points(questionPoints(question, view.answers, view.rules, view.circumstances))

const isScored = (view: EvaluationView, question: PointsQuestion): boolean =>
  question.kind === 'unit' || view.answers[question.id] !== undefined

export const criterionRow = (
  question: PointsQuestion,
  scored: Scored | null,
  speech: Speech,
): SheetCriterion => ({
  id: question.kind === 'score' ? question.id : '',
  text: speech.own(question.text),
  max: speech.points(question.max),
  own: scored && isScored(scored.own, question) ? pointsOf(scored.own, question, speech) : '',
  reviewed: scored?.reviewed ? pointsOf(scored.reviewed, question, speech) : '',
  notes: scored ? notesOf(scored.own, question.id, speech) : [],
})

const productRow = (view: EvaluationView, line: ProductLine, speech: Speech): SheetProduct => {
  const rates = lineRates(line, view.rules, view.circumstances)
  const percent = (rate: number): string => speech.text('paper:percent', { rate: rate / 100 })
  const notes = notesOf(view, lineId(line.id), speech)
  const isNoted = notes.some(({ label }) => label === speech.text('paper:causeConfirmed'))
  const confirmed = { label: speech.text('paper:causeConfirmed'), value: '' }
  return {
    number: speech.number(line.id.number),
    name: line.name,
    assigned: speech.number(line.assigned),
    done: speech.number(line.done),
    failures: speech.number(line.failures),
    delays: speech.number(line.delays),
    quantity: percent(rates.quantity),
    quality: percent(rates.quality),
    progress: percent(rates.progress),
    notes: isExcused(line, view.circumstances) && !isNoted ? [...notes, confirmed] : notes,
  }
}

const proseAnswer = (view: EvaluationView, question: ProseQuestion, speech: Speech): string => {
  const answer = view.answers[question.id]
  if (answer?.kind === 'text') return answer.text
  return speech.text(answer ? 'paper:skipped' : 'paper:notAnswered')
}

/** Criteria that follow one another stand in one table. */
export const intoBlocks = (
  { questions }: Section,
  blockOf: (question: ProductsQuestion | ProseQuestion) => SheetBlock,
  rowOf: (question: PointsQuestion) => SheetCriterion,
): SheetBlock[] => {
  const blocks: SheetBlock[] = []
  for (const question of questions) {
    const last = blocks.at(-1)
    if (question.kind === 'products' || question.kind === 'prose') blocks.push(blockOf(question))
    else if (last?.kind === 'criteria')
      blocks.splice(-1, 1, { ...last, rows: [...last.rows, rowOf(question)] })
    else blocks.push({ kind: 'criteria', rows: [rowOf(question)] })
  }
  return blocks
}

const totalOf = (scored: Scored, index: number, speech: Speech): string => {
  const own = scored.own.score.sections[index]
  const reviewed = scored.reviewed?.score.sections[index]
  if (!own || own.max === 0) return ''
  const points = { points: speech.points(own.points), max: speech.points(own.max) }
  if (!reviewed || reviewed.points === own.points) return speech.text('paper:sectionTotal', points)
  return speech.text('paper:sectionTotals', { ...points, reviewed: speech.points(reviewed.points) })
}

/** Every section with what was answered there and what it is worth. */
export const sheetSections = (scored: Scored, speech: Speech): SheetSection[] => {
  const view = scored.own
  const blockOf = (question: ProductsQuestion | ProseQuestion): SheetBlock =>
    question.kind === 'prose'
      ? { kind: 'prose', text: speech.own(question.text), answer: proseAnswer(view, question, speech) }
      : {
          kind: 'products',
          text: speech.own(question.text),
          rows: productLines(question.id, view.answers).map(line => productRow(view, line, speech)),
        }
  return view.form.sections.map((section, index) => ({
    title: speech.own(section.title),
    total: totalOf(scored, index, speech),
    blocks: intoBlocks(section, blockOf, question => criterionRow(question, scored, speech)),
  }))
}
