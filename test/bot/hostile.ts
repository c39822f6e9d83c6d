import type { ApprovalView } from '../../src/domain/approval/view.ts'
import type { Answers } from '../../src/domain/evaluation/answers.ts'
import { changedLines } from '../../src/domain/evaluation/difference.ts'
import { overview, overviewLines } from '../../src/domain/evaluation/steps.ts'
import type { EvaluationView } from '../../src/domain/evaluation/view.ts'
import type { CardFacts, DecisionFacts } from '../../src/domain/notice/facts.ts'
import type { PersonSummary } from '../../src/domain/person/person.ts'
import { anId, aView, commonBlock, form, lineAnswers, text } from '../kit/evaluation.ts'

const nasty = `</b><i>&amp;"'\u202eهيام {{name}} \u2068<code>`

/** The longest name a record takes, made of what breaks markup and direction. */
export const nastyName = `${nasty}${'ệ'.repeat(120)}`.slice(0, 120)

/** Every product name as long as it may be. */
const nastyLine = `${nasty}${'&<ط'.repeat(200)}`.slice(0, 200)

/** Prose of full length; each shape is worst for another way of counting. */
export const proseOf = {
  signs: '<&">'.repeat(500),
  arabic: 'تقرير '.repeat(334).slice(0, 2_000),
  emoji: '🙂'.repeat(1_000),
  lines: `${'ab ا\n'.repeat(199)}${'x'.repeat(1_005)}`,
  words: 'Đúng hạn '.repeat(223).slice(0, 2_000),
} as const

const twentyLines: Answers = Object.assign(
  {},
  ...Array.from({ length: 20 }, (_, index) =>
    lineAnswers(index + 1, { name: nastyLine, assigned: 9_999, done: 7_777, failures: 3, delays: 2 }),
  ),
)

const answersWith = (prose: string): Answers => ({
  ...commonBlock,
  ...twentyLines,
  products: { kind: 'complete' },
  'prose.strengths': text(prose),
  'prose.limitations': text(prose),
  'prose.remedy': text(prose),
})

export const nastyPerson: PersonSummary = {
  id: anId(5),
  name: nastyName,
  positionTitles: { vi: nastyName },
  unit: nastyName,
  isLinked: false,
}

export const nastyCard: CardFacts = {
  approvalId: anId(7),
  requester: nastyName,
  positionTitles: { vi: nastyName },
  unit: nastyName,
  period: { kind: 'adHoc', periodFrom: '2026-10-01', periodTo: '2026-12-31' },
  points: 9_999,
  level: 'notCompleted',
  dueOn: '2026-12-28',
  late: true,
  revision: 12,
  changedLines: 31,
}

export const returnedBy: DecisionFacts = {
  outcome: 'returned',
  decider: nastyName,
  decidedAt: '2026-12-20T03:00:00.000Z',
}

export const fullView = (step: string, prose: string): EvaluationView => aView(step, answersWith(prose))

/** A second submission in which everything differs from the first. */
export const fullApproval = (prose: string, decision: DecisionFacts | null = null): ApprovalView => {
  const view = fullView(overview, prose)
  const before = Object.fromEntries(
    Object.entries(answersWith(`!${prose.slice(0, -1)}`)).map(([id, answer]) => [
      id,
      answer.kind === 'count' ? { ...answer, count: answer.count - 1 } : answer,
    ]),
  )
  return {
    card: nastyCard,
    view,
    decision,
    before,
    changed: changedLines(form, before, view.answers),
    lines: overviewLines(form, view.answers),
    review: { scores: { 'I.1': 0, 'III.1': 0 }, view, gap: 1_500, needsReason: true },
    causes: new Map(),
  }
}
