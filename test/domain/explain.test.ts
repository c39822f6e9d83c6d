import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/domain/evaluation/answers.ts'
import type { EvaluationFile } from '../../src/domain/evaluation/evaluation-file.ts'
import { accountOf } from '../../src/domain/evaluation/explain.ts'
import { formQuestions } from '../../src/domain/evaluation/form.ts'
import { rulesUsed } from '../../src/domain/evaluation/rules-used.ts'
import type { Level } from '../../src/domain/evaluation/score.ts'
import { overview } from '../../src/domain/evaluation/steps.ts'
import { type EvaluationView, viewEvaluation } from '../../src/domain/evaluation/view.ts'
import { aFile, form, type LineFacts, leaderForm, products, score } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

const facts = fc.record({
  assigned: fc.integer({ min: 1, max: 9_999 }),
  done: fc.nat(9_999),
  failures: fc.nat(12),
  delays: fc.nat(12),
})
const criteria = fc.record(
  Object.fromEntries(
    formQuestions(leaderForm).flatMap(question =>
      question.kind === 'score' ? [[question.id, fc.nat(question.max).map(score)]] : [],
    ),
  ),
  { requiredKeys: [] },
)
const level = fc.constantFrom<Level | null>('excellent', 'good', 'completed', 'notCompleted', null)
const file: fc.Arbitrary<EvaluationFile> = fc
  .record({
    given: criteria,
    lines: fc.array(facts, { maxLength: 20 }),
    causes: fc.uniqueArray(fc.integer({ min: 1, max: 20 })),
    levels: fc.array(level, { maxLength: 6 }),
    isLeader: fc.boolean(),
  })
  .map(({ given, lines, causes, levels, isLeader }) => ({
    ...aFile({ ...given, ...products(...lines) } as Answers),
    form: isLeader ? leaderForm : form,
    isLeader,
    confirmedCauses: causes.map(number => `products.${number}`),
    subordinates: isLeader ? levels.map(one => ({ name: 'A', level: one, isKnown: true })) : [],
  }))

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
const pointsOf = (view: EvaluationView): number => view.score.points

describe('whatever is entered, confirmed and rated', () => {
  test('each part is whole hundredths between nothing and its maximum, and the parts add up', () => {
    always(
      fc.property(file, given => {
        const view = viewEvaluation(given, overview)
        const accounts = accountOf(view)
        for (const account of accounts) {
          for (const part of [account, ...account.parts]) {
            expect(Number.isSafeInteger(part.points)).toBe(true)
            expect(part.points).toBeGreaterThanOrEqual(0)
          }
          expect(account.points).toBeLessThanOrEqual(account.max)
          expect(total(account.parts.map(part => part.points))).toBe(account.points)
          for (const { rates, mean } of account.parts.flatMap(part => part.lines)) {
            for (const rate of [...Object.values(rates), mean]) {
              expect(rate).toBeGreaterThanOrEqual(0)
              expect(rate).toBeLessThanOrEqual(10_000)
            }
          }
        }
        expect(total(accounts.map(account => account.points))).toBe(pointsOf(view))
        expect(total(accounts.map(account => account.max))).toBe(10_000)
        expect(pointsOf(view)).toBeLessThanOrEqual(10_000)
      }),
    )
  })

  test('a confirmed cause never lowers the score, and one taken back never raises it', () => {
    always(
      fc.property(file, fc.integer({ min: 1, max: 20 }), (given, number) => {
        const line = `products.${number}`
        const without = { ...given, confirmedCauses: given.confirmedCauses.filter(cause => cause !== line) }
        const confirmed = { ...without, confirmedCauses: [...without.confirmedCauses, line] }
        expect(pointsOf(viewEvaluation(confirmed, overview))).toBeGreaterThanOrEqual(
          pointsOf(viewEvaluation(without, overview)),
        )
      }),
    )
  })

  test('the order of lines is of no importance, when their causes go with them', () => {
    const excused = fc.array(fc.tuple(facts, fc.boolean()), { minLength: 1, maxLength: 20 })
    const scored = (lines: readonly (readonly [LineFacts, boolean])[]): number => {
      const causes = lines.flatMap(([, isExcused], index) => (isExcused ? [`products.${index + 1}`] : []))
      const answers = products(...lines.map(([line]) => line))
      return pointsOf(viewEvaluation({ ...aFile(answers), confirmedCauses: causes }, overview))
    }
    always(
      fc.property(excused, lines => {
        expect(scored([...lines].reverse())).toBe(scored(lines))
      }),
    )
  })

  test('one rating for the worse never raises a leader’s score', () => {
    always(
      fc.property(file, given => {
        const whole = given.subordinates.map(one => ({ ...one, level: 'good' as const }))
        const [, ...others] = whole
        const before = pointsOf(viewEvaluation({ ...given, subordinates: whole }, overview))
        for (const worse of ['notCompleted', null] as const) {
          const subordinates = [{ name: 'A', level: worse, isKnown: true }, ...others]
          expect(pointsOf(viewEvaluation({ ...given, subordinates }, overview))).toBeLessThanOrEqual(before)
        }
      }),
    )
  })
})

test('the rules that are named are those that were used', () => {
  expect(rulesUsed(viewEvaluation(aFile({}), overview))).toEqual([
    'quality',
    'progress',
    'combination',
    'rounding',
    'levels',
    'forced',
  ])
  const leader = { ...aFile({}), form: leaderForm, isLeader: true }
  expect(rulesUsed(viewEvaluation(leader, overview))).toEqual([
    'quality',
    'progress',
    'combination',
    'unitPart',
    'rounding',
    'leaderLevels',
    'forced',
  ])
})
