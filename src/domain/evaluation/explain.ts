import { type ProductLine, productLines } from './answers.ts'
import type { Question, Section } from './form.ts'
import { isExcused, type LineRates, lineMean, lineRates, questionPoints } from './score.ts'
import type { EvaluationView } from './view.ts'

/** One product line as it was reckoned: what is left of each part, in hundredths of a per cent. */
export type LineAccount = Readonly<{
  line: ProductLine
  rates: LineRates
  isExcused: boolean
  mean: number
}>

export type PartAccount = Readonly<{
  question: Question
  points: number
  isAnswered: boolean
  lines: readonly LineAccount[]
}>

export type SectionAccount = Readonly<{
  section: Section
  points: number
  max: number
  parts: readonly PartAccount[]
}>

const linesOf = (view: EvaluationView, question: Question): LineAccount[] =>
  question.kind !== 'products'
    ? []
    : productLines(question.id, view.answers).map(line => {
        const rates = lineRates(line, view.rules, view.circumstances)
        const mean = lineMean(rates, view.rules)
        return { line, rates, isExcused: isExcused(line, view.circumstances), mean }
      })

/** How the points of an evaluation came about, section by section; prose earns none and is left out. */
export const accountOf = (view: EvaluationView): readonly SectionAccount[] =>
  view.form.sections.flatMap((section, index) => {
    const score = view.score.sections[index]
    if (!score || score.max === 0) return []
    const parts = section.questions.map(question => {
      const lines = linesOf(view, question)
      const points = questionPoints(question, view.answers, view.rules, view.circumstances)
      const isAnswered =
        question.kind === 'unit' || lines.length > 0 || view.answers[question.id]?.kind === 'score'
      return { question, points, isAnswered, lines }
    })
    return [{ section, points: score.points, max: score.max, parts }]
  })
