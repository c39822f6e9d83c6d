import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/domain/evaluation/answers.ts'
import type { EvaluationFile } from '../../src/domain/evaluation/evaluation-file.ts'
import type { LevelReason } from '../../src/domain/evaluation/level-proposal.ts'
import type { Level } from '../../src/domain/evaluation/score.ts'
import { overview } from '../../src/domain/evaluation/steps.ts'
import type { Subordinate } from '../../src/domain/evaluation/unit-part.ts'
import { viewEvaluation } from '../../src/domain/evaluation/view.ts'
import { aFile, commonBlock, type LineFacts, leaderForm, products, score } from '../kit/evaluation.ts'

type Facts = Partial<EvaluationFile>

/** What an evaluation comes to: points in hundredths, the level, and why it is not that of the points. */
const resultOf = (answers: Answers, facts: Facts = {}) => {
  const { score: reached, proposal } = viewEvaluation({ ...aFile(answers), ...facts }, overview)
  return { points: reached.points, level: proposal.level, reasons: proposal.reasons.map(shortly).join() }
}

const shortly = (reason: LevelReason): string =>
  reason.kind === 'finding' ? reason.finding : `tasks ${reason.rule}`

/** Thirty points without so many hundredths of the last criterion, which has ten. */
const common = (less: number): Answers => {
  const innovation = Math.max(0, 1_000 - less)
  const discipline = 500 - Math.max(0, less - 1_000)
  return { ...commonBlock, 'III.1': score(innovation), 'I.2': score(discipline) }
}

const causes = (...numbers: readonly number[]): Facts => ({
  confirmedCauses: numbers.map(number => `products.${number}`),
})

type Row = [string, number, LineFacts[], Facts, number, Level, string?]

const discipline: Facts = { findings: ['discipline'] }
const half = { done: 5, delays: 4 }

describe('a civil servant, calculated by hand', () => {
  test.each<Row>([
    ['30 + 70 = 100', 0, [{}], {}, 10_000, 'excellent'],
    ['half the quantity: 30 + 250/300 × 70 = 88.33', 0, [{ done: 5 }], {}, 8_833, 'good'],
    [
      '1001 of 2000: 30 + 250.05/300 × 70 = 88.345, half up',
      0,
      [{ assigned: 2_000, done: 1_001 }],
      {},
      8_835,
      'good',
    ],
    [
      '0.15 % alone: 30 + 0.15/300 × 70 = 30.035, half up',
      0,
      [{ assigned: 2_000, done: 3, failures: 4, delays: 4 }],
      {},
      3_004,
      'notCompleted',
    ],
    ['one failure: 30 + 275/300 × 70 = 94.17', 0, [{ failures: 1 }], {}, 9_417, 'excellent'],
    [
      'a failure whose cause was confirmed takes nothing',
      0,
      [{ failures: 1 }],
      causes(1),
      10_000,
      'excellent',
    ],
    [
      'a confirmed cause does not do what was not done: 88.33',
      0,
      [{ done: 5, failures: 2, delays: 3 }],
      causes(1),
      8_833,
      'good',
    ],
    [
      'one of two lines confirmed: 30 + (300 + 275)/600 × 70 = 97.08',
      0,
      [{ failures: 1, delays: 2 }, { delays: 1 }],
      causes(1),
      9_708,
      'excellent',
    ],
    [
      'the other one confirmed: 30 + (225 + 300)/600 × 70 = 91.25',
      0,
      [{ failures: 1, delays: 2 }, { delays: 1 }],
      causes(2),
      9_125,
      'excellent',
    ],
    ['20 + 70 = 90.00 is the first of the best', 1_000, [{}], {}, 9_000, 'excellent'],
    ['19.99 + 70 = 89.99 is not', 1_001, [{}], {}, 8_999, 'good'],
    ['17.50 + 225/300 × 70 = 70.00', 1_250, [{ failures: 1, delays: 2 }], {}, 7_000, 'good'],
    ['17.49 + 52.50 = 69.99', 1_251, [{ failures: 1, delays: 2 }], {}, 6_999, 'completed'],
    ['15.01 + 150/300 × 70 = 50.01', 1_499, [half], {}, 5_001, 'completed'],
    ['15.00 + 35.00 = 50.00', 1_500, [half], {}, 5_000, 'completed'],
    ['14.99 + 35.00 = 49.99', 1_501, [{ ...half, delays: 5 }], {}, 4_999, 'notCompleted'],
    ['a hundred points and a reprimand', 0, [{}], discipline, 10_000, 'notCompleted', 'discipline'],
    [
      'a hundred points and concluded degradation',
      0,
      [{}],
      { findings: ['degradation'] },
      10_000,
      'notCompleted',
      'degradation',
    ],
    [
      'what was found against a unit forces only who leads it',
      0,
      [{}],
      { findings: ['unitCorruption'] },
      10_000,
      'excellent',
    ],
    ['tasks hold nobody down but leaders', 0, [{ delays: 1 }], {}, 9_417, 'excellent'],
  ])('%s', (_, less, lines, facts, points, level, reasons = '') => {
    expect(resultOf({ ...common(less), ...products(...lines) }, facts)).toEqual({ points, level, reasons })
  })
})

const person = (level: Level | null): Subordinate => ({ name: 'A', level, isKnown: true })
const everybody: Facts = { subordinates: [person('completed'), person('excellent')] }
const oneMissed: Facts = { subordinates: [person('excellent'), person('notCompleted'), person(null)] }
const oneMissing: Facts = { subordinates: [person('excellent'), person(null)] }

describe('a leader, calculated by hand: 30 + 40 of tasks + 10 of the unit + 20 of leading', () => {
  const leading: Answers = { 'IV.1': score(1_000), 'IV.2': score(1_000) }
  const third = { done: 13 }

  test.each<Row>([
    ['13 of 10 and a unit that reached its tasks', 0, [third], everybody, 10_000, 'excellent'],
    ['all done and no more', 0, [{}], everybody, 10_000, 'good', 'tasks beyond'],
    [
      '12 of 10 is a fifth beyond, not three tenths',
      0,
      [{ done: 12 }],
      everybody,
      10_000,
      'good',
      'tasks beyond',
    ],
    [
      'faulty once: 30 + 275/300 × 40 + 30 = 96.67',
      0,
      [{ ...third, failures: 1 }],
      everybody,
      9_667,
      'good',
      'tasks onTime',
    ],
    ['one in ten late: 96.67', 0, [{ ...third, delays: 1 }], everybody, 9_667, 'completed', 'tasks onTime'],
    [
      'two in ten late: 30 + 250/300 × 40 + 30 = 93.33',
      0,
      [{ ...third, delays: 2 }],
      everybody,
      9_333,
      'completed',
      'tasks onTime',
    ],
    [
      'three in ten late: 30 + 225/300 × 40 + 30 = 90.00',
      0,
      [{ ...third, delays: 3 }],
      everybody,
      9_000,
      'notCompleted',
      'tasks onTime,tasks late',
    ],
    [
      'late for a confirmed cause is not late',
      0,
      [{ ...third, delays: 3 }],
      { ...everybody, ...causes(1) },
      10_000,
      'excellent',
    ],
    [
      '9 of 10: 30 + 290/300 × 40 + 30 = 98.67',
      0,
      [{ done: 9 }],
      everybody,
      9_867,
      'notCompleted',
      'tasks undone',
    ],
    [
      'more in one line does not make good the other: 30 + (290 + 300)/600 × 40 + 30 = 99.33',
      0,
      [{ done: 9 }, { done: 20 }],
      everybody,
      9_933,
      'notCompleted',
      'tasks undone',
    ],
    ['somebody missed his tasks: half of ten', 0, [third], oneMissed, 9_500, 'excellent'],
    ['a missing rating counts nothing: 90.00', 0, [third], oneMissing, 9_000, 'excellent'],
    ['a missing rating counts nothing: 89.99', 1, [third], oneMissing, 8_999, 'good'],
    ['whoever leads nobody has nobody who missed', 0, [third], {}, 10_000, 'excellent'],
    [
      'his unit was handled for corruption',
      0,
      [third],
      { ...everybody, findings: ['unitCorruption'] },
      10_000,
      'notCompleted',
      'unitCorruption',
    ],
  ])('%s', (_, less, lines, facts, points, level, reasons = '') => {
    const answers = { ...common(less), ...leading, ...products(...lines) }
    const leader = { form: leaderForm, isLeader: true, ...facts }
    expect(resultOf(answers, leader)).toEqual({ points, level, reasons })
  })
})
