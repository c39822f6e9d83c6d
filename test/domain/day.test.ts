import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'

describe('days', () => {
  test.each([
    ['2026-11-21', 1, '2026-11-22'],
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    // Clocks are put forward on this night in Germany; a calendar day does not care.
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s and %i days make %s', (day, days, sum) => {
    expect(addDays(day, days)).toBe(sum)
  })
})
