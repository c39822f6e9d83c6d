import { expect, test } from 'vitest'
import { parsePastDay } from '../../src/bot/typed-day.ts'

const today = '2026-11-23'

test.each([
  ['30/6/2025', '2025-06-30'],
  ['30.06.25', '2025-06-30'],
  ['2025-06-30', '2025-06-30'],
  ['ngày 30/6/2025', '2025-06-30'],
  ['٣٠/٦/٢٠٢٥', '2025-06-30'],
  ['23/11', '2026-11-23'],
  ['22/11', '2026-11-22'],
  ['5/1', '2026-01-05'],
  ['24/11', '2025-11-24'],
  ['31/12', '2025-12-31'],
  ['24/11/2026', '2026-11-24'],
])('%s is read as the last such day, and one with its year as itself', (typed, day) => {
  expect(parsePastDay(typed, today)).toBe(day)
})

test.each(['', 'hôm qua', '31/2/2025', '1/1 – 3/1', '30/6/2025 1/7/2025', '12', '9'.repeat(4_000)])(
  '%j is no day',
  typed => {
    expect(parsePastDay(typed, today)).toBeUndefined()
  },
)
