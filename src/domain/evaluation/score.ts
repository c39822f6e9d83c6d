import { type Answers, type ProductLine, productLines } from './answers.ts'
import type { Form, ProductsQuestion, Question } from './form.ts'

/** Rulebook values a score is computed with; percentages in hundredths of a per cent (2500 is 25 %). */
export type ScoringRules = Readonly<{
  qualityPenalty: number
  progressPenalty: number
  levels: Readonly<{ excellent: number; good: number; completed: number }>
}>

export type Level = 'excellent' | 'good' | 'completed' | 'notCompleted'

const whole = 10_000

/** Half-up division of non-negative integers, in BigInt so that no product leaves the safe range. */
const divideHalfUp = (numerator: number, denominator: number): number =>
  Number((2n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)))

/** What one line reached, each in hundredths of a per cent, never below zero nor above the whole. */
export type LineRates = Readonly<{ quantity: number; quality: number; progress: number }>

/**
 * Decree 335/2025 Art. 14: quantity done of assigned; each failed quality assessment and each delay takes
 * its part of the line's own points, never below zero.
 */
export const lineRates = (line: ProductLine, rules: ScoringRules): LineRates => ({
  quantity: line.assigned === 0 ? whole : Math.min(whole, divideHalfUp(line.done * whole, line.assigned)),
  quality: Math.max(0, whole - line.failures * rules.qualityPenalty),
  progress: Math.max(0, whole - line.delays * rules.progressPenalty),
})

/**
 * (a + b + c) / 3 of the task block's points, every line weighing the same; in hundredths, half-up once at
 * the end, so that the order of lines cannot matter. The combination is unverified (grade M).
 */
const taskPoints = (question: ProductsQuestion, answers: Answers, rules: ScoringRules): number => {
  const rates = productLines(question.id, answers).map(line => lineRates(line, rules))
  if (rates.length === 0) return 0
  const sum = rates.reduce((total, rate) => total + rate.quantity + rate.quality + rate.progress, 0)
  return divideHalfUp(question.max * sum, 3 * rates.length * whole)
}

/** Points a question has earned so far, in hundredths; prose earns none. */
export const questionPoints = (question: Question, answers: Answers, rules: ScoringRules): number => {
  if (question.kind === 'products') return taskPoints(question, answers, rules)
  const answer = answers[question.id]
  return question.kind === 'score' && answer?.kind === 'score' ? answer.points : 0
}

export type SectionScore = Readonly<{ sectionId: string; points: number; max: number }>
export type Score = Readonly<{ points: number; max: number; sections: readonly SectionScore[] }>

const questionMax = (question: Question): number => (question.kind === 'prose' ? 0 : question.max)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** The whole score and its parts, in hundredths; the parts add up to the whole. */
export const scoreEvaluation = (form: Form, answers: Answers, rules: ScoringRules): Score => {
  const sections = form.sections.map(({ id, questions }) => ({
    sectionId: id,
    points: sum(questions.map(question => questionPoints(question, answers, rules))),
    max: sum(questions.map(questionMax)),
  }))
  return { points: sum(sections.map(s => s.points)), max: sum(sections.map(s => s.max)), sections }
}

/** Decree 335/2025: the level a score alone proposes; what forces a lower level is not decided here. */
export const levelOf = (points: number, { levels }: ScoringRules): Level => {
  if (points >= levels.excellent) return 'excellent'
  if (points >= levels.good) return 'good'
  return points >= levels.completed ? 'completed' : 'notCompleted'
}
