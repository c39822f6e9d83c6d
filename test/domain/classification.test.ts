import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isScoreOf, withReview } from '../../src/domain/approval/review.ts'
import { decideBand } from '../../src/domain/classification/band.ts'
import { decideCap, noLevels } from '../../src/domain/classification/cap.ts'
import { form } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

describe('the cap on excellent', () => {
  test.each([
    { good: 0, excellent: 0, allowed: 0, isOver: false },
    { good: 0, excellent: 1, allowed: 0, isOver: true },
    { good: 4, excellent: 1, allowed: 0, isOver: true },
    { good: 5, excellent: 1, allowed: 1, isOver: false },
    { good: 15, excellent: 3, allowed: 3, isOver: false },
    { good: 15, excellent: 5, allowed: 3, isOver: true },
    { good: 19, excellent: 3, allowed: 3, isOver: false },
  ])(
    'of $good rated good, $excellent excellent: $allowed allowed',
    ({ good, excellent, allowed, isOver }) => {
      expect(decideCap({ ...noLevels, good, excellent }, 2_000)).toEqual({ good, excellent, allowed, isOver })
    },
  )

  test('never allows more than its share, and never forbids what is within it', () => {
    const count = fc.nat({ max: 5_000 })
    always(
      fc.property(count, count, fc.nat({ max: 10_000 }), (good, excellent, share) => {
        const { allowed, isOver } = decideCap({ ...noLevels, good, excellent }, share)
        expect(allowed * 10_000).toBeLessThanOrEqual(good * share)
        expect((allowed + 1) * 10_000).toBeGreaterThan(good * share)
        expect(isOver).toBe(excellent * 10_000 > good * share)
      }),
    )
  })
})

describe('the band of equivalent positions', () => {
  const band = { lower: 7_600, median: 8_200, upper: 8_850 }

  test('is shown from eight people on, and not at all of seven', () => {
    expect(decideBand({ ...band, count: 8 }, 8)).toEqual({ ...band, count: 8 })
    expect(decideBand({ ...band, count: 7 }, 8)).toBeNull()
  })
})

describe('a reviewer’s points', () => {
  test('take the place of the cadre’s own, with his note beside them; what is no score stays', () => {
    const answers = {
      'I.1': { kind: 'score', points: 500, note: 'Đủ' },
      'prose.strengths': { kind: 'text', text: 'Tốt' },
    } as const
    expect(withReview(answers, { 'I.1': 300, 'prose.strengths': 100, 'II.9': 250 })).toEqual({
      'I.1': { kind: 'score', points: 300, note: 'Đủ' },
      'prose.strengths': { kind: 'text', text: 'Tốt' },
    })
  })

  test.each([
    ['I.1', 500, true],
    ['I.1', 0, true],
    ['I.1', 501, false],
    ['I.1', -1, false],
    ['I.1', 2.5, false],
    ['I.1', Number.NaN, false],
    ['I.9', 100, false],
    ['products', 100, false],
  ])('%s may have %d hundredths: %s', (question, points, expected) => {
    expect(isScoreOf(form, question, points)).toBe(expected)
  })
})
