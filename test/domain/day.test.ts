import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isValidOn } from '../../src/domain/day.ts'

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
    expect(daysBetween(day, sum)).toBe(days)
  })

  test('are as many as lie between them, over a year with a leap day', () => {
    expect(daysBetween('2028-01-01', '2029-01-01')).toBe(366)
    expect(daysBetween('2029-01-01', '2028-01-01')).toBe(-366)
  })
})

describe('a span of validity', () => {
  const span = { validFrom: '2025-07-01', validTo: '2025-12-31' }

  test.each([
    ['2025-06-30', false],
    ['2025-07-01', true],
    ['2025-12-31', true],
    ['2026-01-01', false],
  ])('includes both its ends: %s %s', (day, isValid) => {
    expect(isValidOn(span, day)).toBe(isValid)
  })

  test('without a last day goes on', () => {
    expect(isValidOn({ ...span, validTo: null }, '2099-12-31')).toBe(true)
    expect(isValidOn({ ...span, validTo: null }, '2025-06-30')).toBe(false)
  })
})
