import { readFileSync } from 'node:fs'
import {
  type Answer,
  type Answers,
  lineFieldId,
  type ProductLine,
} from '../../src/domain/evaluation/answers.ts'
import type { Evaluation } from '../../src/domain/evaluation/evaluation.ts'
import type { EvaluationFile } from '../../src/domain/evaluation/evaluation-file.ts'
import type { Form } from '../../src/domain/evaluation/form.ts'
import type { ScoringRules } from '../../src/domain/evaluation/score.ts'
import { type EvaluationView, viewEvaluation } from '../../src/domain/evaluation/view.ts'
import { formSchema } from '../../src/store/form-schema.ts'

const readForm = (code: string): Form => {
  const file = new URL(`../../prisma/rulebook/forms/${code}.v1.json`, import.meta.url)
  return formSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** The form of Decree 335 as it is delivered: seven criteria, the products, three questions in prose. */
export const form = readForm('decree-335-civil-servant')

/** The leaders' form as it is delivered: besides, what their unit reached and two criteria of leading. */
export const leaderForm = readForm('regulation-366-leader')

const levels = { excellent: 9_000, good: 7_000, completed: 5_000 }
const nothingAsked = { done: null, onTime: null, inQuality: null, lateAtMost: null, beyond: null }

/** The values of Decree 335/2025 and Regulation 366 as the rulebook holds them. */
export const rules: ScoringRules = {
  qualityPenalty: 2_500,
  progressPenalty: 2_500,
  weights: { quantity: 1, quality: 1, progress: 1 },
  unitPart: { allCompleted: 10_000, anyNotCompleted: 5_000 },
  levels,
  leaders: {
    levels,
    conditions: {
      excellent: { ...nothingAsked, done: 10_000, onTime: 10_000, inQuality: 10_000, beyond: 3_000 },
      good: { ...nothingAsked, done: 10_000, onTime: 10_000 },
      completed: { ...nothingAsked, done: 10_000, lateAtMost: 2_000 },
    },
  },
  forced: {
    below: 5_000,
    findings: { degradation: 'all', discipline: 'all', unitCorruption: 'leader' },
  },
}

export const score = (points: number): Answer => ({ kind: 'score', points })
export const text = (value: string): Answer => ({ kind: 'text', text: value })
export const count = (value: number): Answer => ({ kind: 'count', count: value })

export type LineFacts = Partial<Omit<ProductLine, 'id'>>

/** The five answers of one product line; done as assigned, unless told otherwise. */
export const lineAnswers = (number: number, facts: LineFacts = {}): Answers => {
  const { name = `Product ${number}`, assigned = 10, done = assigned, failures = 0, delays = 0 } = facts
  const line = { question: 'products', number }
  return {
    [lineFieldId(line, 'name')]: text(name),
    [lineFieldId(line, 'assigned')]: count(assigned),
    [lineFieldId(line, 'done')]: count(done),
    [lineFieldId(line, 'failures')]: count(failures),
    [lineFieldId(line, 'delays')]: count(delays),
  }
}

/** Lines numbered from 1, and the word that they are all there. */
export const products = (...lines: readonly LineFacts[]): Answers =>
  Object.assign(
    { products: { kind: 'complete' } satisfies Answer },
    ...lines.map((facts, index) => lineAnswers(index + 1, facts)),
  )

/** Thirty points: the seven criteria at their maximum. */
export const commonBlock: Answers = {
  'I.1': score(500),
  'I.2': score(500),
  'II.1': score(250),
  'II.2': score(250),
  'II.3': score(250),
  'II.4': score(250),
  'III.1': score(1_000),
}

export const prose: Answers = {
  'prose.strengths': text('Strong'),
  'prose.limitations': text('Limited'),
  'prose.remedy': text('Remedied'),
}

/** Everything answered, everything reached: a hundred points. */
export const wholeAnswers: Answers = { ...commonBlock, ...products({}), ...prose }

export const anId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const aFile = (answers: Answers, evaluation: Partial<Evaluation> = {}): EvaluationFile => ({
  evaluation: {
    id: anId(1),
    version: '1',
    personId: anId(2),
    state: 'draft',
    revision: 0,
    cursor: null,
    lastStep: null,
    lastTypedId: null,
    linesToChange: [],
    ...evaluation,
  },
  cycle: {
    id: anId(3),
    kind: 'quarter',
    periodFrom: '2026-10-01',
    periodTo: '2026-12-31',
    opensOn: '2026-12-01',
    closesOn: '2026-12-14',
    isClosed: false,
  },
  form,
  answers,
  rules,
  askedCauses: [],
  confirmedCauses: [],
  findings: [],
  isLeader: false,
  subordinates: [],
  noted: 0,
  paper: null,
})

export const aView = (
  step: string,
  answers: Answers = {},
  evaluation: Partial<Evaluation> = {},
): EvaluationView => viewEvaluation(aFile(answers, evaluation), step)
