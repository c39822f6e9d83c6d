import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodAround } from '../../src/domain/cycle/period.ts'
import { type PeriodScore, yearScore } from '../../src/domain/evaluation/year-score.ts'
import { always } from '../kit/property.ts'

const aPeriod = (kind: 'month' | 'quarter', number: number, points: number | null): PeriodScore => {
  const { from, to } = periodAround(kind, '2026-01-01', number)
  return { kind, periodFrom: from, periodTo: to, points }
}

test('the year is the average of its periods, half-up at hundredths, and says what is missing', () => {
  const scores = [aPeriod('quarter', 0, 9_000), aPeriod('quarter', 1, 8_001), aPeriod('quarter', 2, null)]
  expect(yearScore(scores)).toMatchObject({ points: 8_501, counted: 2 })
  expect(yearScore(scores).missing).toEqual([
    { kind: 'quarter', periodFrom: '2026-07-01', periodTo: '2026-09-30' },
  ])
  expect(yearScore([])).toEqual({ points: null, counted: 0, missing: [] })
})

test('quarters go before months, and a period decided in two cycles counts once', () => {
  const scores = [
    aPeriod('month', 0, 1),
    aPeriod('quarter', 0, null),
    aPeriod('quarter', 0, 7_000),
    aPeriod('quarter', 0, 9_000),
  ]
  expect(yearScore(scores)).toEqual({ points: 7_000, counted: 1, missing: [] })
})

test('the average lies between the lowest and the highest, in whatever order they come', () => {
  const points = fc.array(fc.option(fc.integer({ min: 0, max: 10_000 })), { maxLength: 12 })
  always(
    fc.property(points, all => {
      const scores = all.map((one, number) => aPeriod('month', number, one))
      const { points: average, counted, missing } = yearScore(scores)
      const known = all.filter(one => one !== null)
      expect(counted + missing.length).toBe(all.length)
      expect(yearScore(scores.toReversed())).toEqual(yearScore(scores))
      if (average === null) expect(known).toEqual([])
      else {
        expect(average).toBeGreaterThanOrEqual(Math.min(...known))
        expect(average).toBeLessThanOrEqual(Math.max(...known))
      }
    }),
  )
})
