import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/domain/evaluation/answers.ts'
import { formQuestions } from '../../src/domain/evaluation/form.ts'
import { levelOf, lineRates, questionPoints, scoreEvaluation } from '../../src/domain/evaluation/score.ts'
import {
  commonBlock,
  form,
  type LineFacts,
  products,
  prose,
  rules,
  score,
  wholeAnswers,
} from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

const pointsOf = (answers: Answers): number => scoreEvaluation(form, answers, rules).points

describe('one product line', () => {
  const line = (facts: Required<Omit<LineFacts, 'name'>>) => ({
    id: { question: 'products', number: 1 },
    name: 'Files',
    ...facts,
  })

  test.each([
    ['all done', 10, 10, 0, 0, 10_000, 10_000, 10_000],
    ['half done', 10, 5, 0, 0, 5_000, 10_000, 10_000],
    ['one third done is rounded down at two decimals', 3, 1, 0, 0, 3_333, 10_000, 10_000],
    ['two thirds done are rounded up', 3, 2, 0, 0, 6_667, 10_000, 10_000],
    ['half a hundredth is rounded up', 32, 1, 0, 0, 313, 10_000, 10_000],
    ['one failure takes a quarter of the quality', 10, 10, 1, 0, 10_000, 7_500, 10_000],
    ['four failures take all of it', 10, 10, 4, 0, 10_000, 0, 10_000],
    ['nine failures take no more than all', 10, 10, 9, 0, 10_000, 0, 10_000],
    ['three delays leave a quarter of the progress', 10, 10, 0, 3, 10_000, 10_000, 2_500],
    ['five delays take no more than all', 10, 10, 0, 5, 10_000, 10_000, 0],
    ['more done than assigned earns no more than all', 10, 14, 0, 0, 10_000, 10_000, 10_000],
    ['nothing done', 7, 0, 0, 0, 0, 10_000, 10_000],
  ] as const)('%s', (_, assigned, done, failures, delays, quantity, quality, progress) => {
    expect(lineRates(line({ assigned, done, failures, delays }), rules)).toEqual({
      quantity,
      quality,
      progress,
    })
  })
})

describe('the task block, calculated by hand', () => {
  test.each<[string, LineFacts[], number]>([
    ['no line yet earns nothing', [], 0],
    ['one line fully done earns all seventy points', [{}], 7_000],
    ['half the quantity: (50 + 100 + 100) / 300 of 70 = 58.33', [{ done: 5 }], 5_833],
    ['one failure: (100 + 75 + 100) / 300 of 70 = 64.17', [{ failures: 1 }], 6_417],
    ['one failure and two delays: (100 + 75 + 50) / 300 of 70 = 52.5', [{ failures: 1, delays: 2 }], 5_250],
    ['nothing done, all failed, all late', [{ done: 0, failures: 4, delays: 4 }], 0],
    ['two lines weigh the same: (300 + 150) / 600 of 70 = 52.5', [{}, { done: 0, failures: 2 }], 5_250],
    [
      '38 of 40 with one delay, and 3 of 3: (95 + 100 + 75 + 300) / 600 of 70 = 66.5',
      [{ assigned: 40, done: 38, delays: 1 }, { assigned: 3 }],
      6_650,
    ],
    ['three lines of a third each: (33.33 + 200) / 300 of 70 = 54.44', [{ assigned: 3, done: 1 }], 5_444],
  ])('%s', (_, lines, points) => {
    expect(pointsOf(products(...lines))).toBe(points)
  })

  test('an unfinished line does not count yet', () => {
    const { 'products.1.delays': _, ...unfinished } = products({ done: 0 })
    expect(pointsOf(unfinished)).toBe(0)
    expect(pointsOf({ ...products({}, {}), ...unfinished, 'products.1.done': { kind: 'skipped' } })).toBe(
      7_000,
    )
  })
})

describe('the whole score', () => {
  test('is a hundred points when everything was reached, thirty of them common and seventy for the task', () => {
    const { points, max, sections } = scoreEvaluation(form, wholeAnswers, rules)
    expect({ points, max }).toEqual({ points: 10_000, max: 10_000 })
    expect(sections.map(part => [part.sectionId, part.points, part.max])).toEqual([
      ['I', 1_000, 1_000],
      ['II', 1_000, 1_000],
      ['III', 1_000, 1_000],
      ['tasks', 7_000, 7_000],
      ['prose', 0, 0],
    ])
  })

  test('is nothing before anything was answered, and prose adds nothing', () => {
    expect(pointsOf({})).toBe(0)
    expect(pointsOf(prose)).toBe(0)
    expect(pointsOf({ ...commonBlock, 'I.1': { kind: 'text', text: '500' } })).toBe(2_500)
  })
})

describe('levels at their borders', () => {
  test.each([
    [10_000, 'excellent'],
    [9_000, 'excellent'],
    [8_999, 'good'],
    [7_000, 'good'],
    [6_999, 'completed'],
    [5_000, 'completed'],
    [4_999, 'notCompleted'],
    [0, 'notCompleted'],
  ])('%i hundredths propose %s', (points, level) => {
    expect(levelOf(points, rules)).toBe(level)
  })
})

describe('whatever is entered', () => {
  const facts = fc.record({
    assigned: fc.nat(9_999),
    done: fc.nat(9_999),
    failures: fc.nat(12),
    delays: fc.nat(12),
  })
  const lines = fc.array(facts, { maxLength: 20 })
  const common = fc.record(
    Object.fromEntries(
      formQuestions(form).flatMap(question =>
        question.kind === 'score' ? [[question.id, fc.nat(question.max).map(score)]] : [],
      ),
    ),
    { requiredKeys: [] },
  )
  const answers: fc.Arbitrary<Answers> = fc
    .tuple(common, lines)
    .map(([given, task]) => ({ ...given, ...products(...task) }) as Answers)

  test('no part is negative, fractional or above its maximum, and the parts add up to the whole', () => {
    always(
      fc.property(answers, given => {
        const { points, max, sections } = scoreEvaluation(form, given, rules)
        for (const part of [...sections, { points, max }]) {
          expect(Number.isSafeInteger(part.points)).toBe(true)
          expect(part.points).toBeGreaterThanOrEqual(0)
          expect(part.points).toBeLessThanOrEqual(part.max)
        }
        expect(sections.reduce((sum, part) => sum + part.points, 0)).toBe(points)
        const questions = formQuestions(form).map(question => questionPoints(question, given, rules))
        expect(questions.reduce((sum, part) => sum + part, 0)).toBe(points)
      }),
    )
  })

  test('the order of the lines is of no importance', () => {
    always(
      fc.property(lines, task => {
        expect(pointsOf(products(...[...task].reverse()))).toBe(pointsOf(products(...task)))
      }),
    )
  })

  test.each([
    ['one more failure', (line: LineFacts) => ({ ...line, failures: (line.failures ?? 0) + 1 })],
    ['one more delay', (line: LineFacts) => ({ ...line, delays: (line.delays ?? 0) + 1 })],
    ['one less done', (line: LineFacts) => ({ ...line, done: Math.max(0, (line.done ?? 0) - 1) })],
    ['one more assigned', (line: LineFacts) => ({ ...line, assigned: Math.max(1, line.assigned ?? 0) + 1 })],
  ])('%s never raises the score', (_, worsen) => {
    const positive = facts.map(line => ({ ...line, assigned: Math.max(1, line.assigned) }))
    always(
      fc.property(positive, fc.array(facts, { maxLength: 19 }), (line, others) => {
        const before = pointsOf(products(line, ...others))
        expect(pointsOf(products(worsen(line), ...others))).toBeLessThanOrEqual(before)
      }),
    )
  })
})
