import { type ProductLine, productLines } from './answers.ts'
import { formQuestions, type LegalBasis, type Question, type Section } from './form.ts'
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

/** The rules of the rulebook a score is computed with. */
export type ScoringRuleName =
  | 'quality'
  | 'progress'
  | 'combination'
  | 'unitPart'
  | 'levels'
  | 'leaderLevels'
  | 'forced'
  | 'rounding'

/** What a rule rests on: its article, where that was read, how surely, and whether somebody checked it. */
export type RuleBasis = LegalBasis & Readonly<{ name: ScoringRuleName; verified: boolean }>

/** The rules that this very score rests on. */
export const rulesUsed = (view: EvaluationView): readonly ScoringRuleName[] => {
  const kinds = new Set(formQuestions(view.form).map(question => question.kind))
  return [
    ...(kinds.has('products') ? (['quality', 'progress', 'combination'] as const) : []),
    ...(kinds.has('unit') ? (['unitPart'] as const) : []),
    'rounding',
    view.isLeader ? 'leaderLevels' : 'levels',
    'forced',
  ]
}
