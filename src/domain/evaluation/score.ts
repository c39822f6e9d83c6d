import { type Answers, lineId, type ProductLine, productLines } from './answers.ts'
import type { Form, ProductsQuestion, Question } from './form.ts'

export type Level = 'excellent' | 'good' | 'completed' | 'notCompleted'

type Thresholds = Readonly<Record<Exclude<Level, 'notCompleted'>, number>>

/** What Regulation 366 asks of a leader's tasks for a level besides its points; null asks nothing. */
export type TaskConditions = Readonly<{
  done: number | null
  onTime: number | null
  inQuality: number | null
  lateAtMost: number | null
  beyond: number | null
}>

/** Rulebook values a score is computed with; percentages in hundredths of a per cent (2500 is 25 %). */
export type ScoringRules = Readonly<{
  qualityPenalty: number
  progressPenalty: number
  weights: LineRates
  /** What the unit part is worth when all subordinates reached their tasks, and when one did not. */
  unitPart: Readonly<{ allCompleted: number; anyNotCompleted: number }>
  levels: Thresholds
  leaders: Readonly<{
    levels: Thresholds
    conditions: Readonly<Record<Exclude<Level, 'notCompleted'>, TaskConditions>>
  }>
  /** What makes it "not completed" whatever else was reached, and for whom. */
  forced: Readonly<{
    below: number
    findings: Readonly<Record<'degradation' | 'discipline' | 'unitCorruption', 'all' | 'leader'>>
  }>
}>

/**
 * What counts besides the answers: the product lines (`products.2`) whose objective cause the authority
 * confirmed, and what a leader's unit part is worth, in hundredths of a per cent.
 */
export type Circumstances = Readonly<{ confirmedCauses: readonly string[]; unitShare: number }>

const plain: Circumstances = { confirmedCauses: [], unitShare: 0 }

const whole = 10_000

/** Half-up division of non-negative integers, in BigInt so that no product leaves the safe range. */
export const divideHalfUp = (numerator: number, denominator: number): number =>
  Number((2n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)))

/** What one line reached, each in hundredths of a per cent, never below zero nor above the whole. */
export type LineRates = Readonly<{ quantity: number; quality: number; progress: number }>

/** What was not the cadre's fault takes nothing from his line; what is not done stays not done. */
export const isExcused = (line: ProductLine, { confirmedCauses }: Circumstances): boolean =>
  confirmedCauses.includes(lineId(line.id))

/**
 * Decree 335/2025 Art. 14: quantity done of assigned; each failed quality assessment and each delay takes
 * its part of the line's own points, never below zero, and nothing where the objective cause was confirmed.
 */
export const lineRates = (line: ProductLine, rules: ScoringRules, circumstances = plain): LineRates => {
  const excused = isExcused(line, circumstances)
  const left = (times: number, penalty: number): number =>
    excused ? whole : Math.max(0, whole - times * penalty)
  return {
    quantity: line.assigned === 0 ? whole : Math.min(whole, divideHalfUp(line.done * whole, line.assigned)),
    quality: left(line.failures, rules.qualityPenalty),
    progress: left(line.delays, rules.progressPenalty),
  }
}

/** The rates of a line by their weights, and the weight of a whole line; rounded nowhere. */
const weighed = (rates: LineRates, { weights }: ScoringRules): number =>
  rates.quantity * weights.quantity + rates.quality * weights.quality + rates.progress * weights.progress

const wholeWeight = ({ weights }: ScoringRules): number =>
  weights.quantity + weights.quality + weights.progress

/** What one line reached in all, in hundredths of a per cent; to be read, the block is not summed from it. */
export const lineMean = (rates: LineRates, rules: ScoringRules): number =>
  divideHalfUp(weighed(rates, rules), wholeWeight(rules))

/**
 * The weighed mean of quantity, quality and progress as a share of the task block's points, every line weighing
 * the same; in hundredths, half-up once at the end, so that the order of lines cannot matter.
 */
const taskPoints = (
  question: ProductsQuestion,
  answers: Answers,
  rules: ScoringRules,
  circumstances: Circumstances,
): number => {
  const rates = productLines(question.id, answers).map(line => lineRates(line, rules, circumstances))
  if (rates.length === 0) return 0
  const reached = sum(rates.map(rate => weighed(rate, rules)))
  return divideHalfUp(question.max * reached, wholeWeight(rules) * rates.length * whole)
}

/** Points a question has earned so far, in hundredths; prose earns none. */
export const questionPoints = (
  question: Question,
  answers: Answers,
  rules: ScoringRules,
  circumstances = plain,
): number => {
  if (question.kind === 'products') return taskPoints(question, answers, rules, circumstances)
  if (question.kind === 'unit') return divideHalfUp(question.max * circumstances.unitShare, whole)
  const answer = answers[question.id]
  return question.kind === 'score' && answer?.kind === 'score' ? answer.points : 0
}

export type SectionScore = Readonly<{ sectionId: string; points: number; max: number }>
export type Score = Readonly<{ points: number; max: number; sections: readonly SectionScore[] }>

const questionMax = (question: Question): number => (question.kind === 'prose' ? 0 : question.max)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** The whole score and its parts, in hundredths; the parts add up to the whole. */
export const scoreEvaluation = (
  form: Form,
  answers: Answers,
  rules: ScoringRules,
  circumstances = plain,
): Score => {
  const sections = form.sections.map(({ id, questions }) => ({
    sectionId: id,
    points: sum(questions.map(question => questionPoints(question, answers, rules, circumstances))),
    max: sum(questions.map(questionMax)),
  }))
  return { points: sum(sections.map(s => s.points)), max: sum(sections.map(s => s.max)), sections }
}

/** Decree 335/2025: the level a score alone proposes; what forces a lower level is decided in `level.ts`. */
export const levelOf = (points: number, { levels }: Readonly<{ levels: Thresholds }>): Level => {
  if (points >= levels.excellent) return 'excellent'
  if (points >= levels.good) return 'good'
  return points >= levels.completed ? 'completed' : 'notCompleted'
}
