import { expect, test } from 'vitest'
import { parseDays } from '../../src/bot/typed-day.ts'
import { flawOfSpan, isOverlapping } from '../../src/domain/deputy/deputy.ts'

const today = '2026-11-23'

test.each([
  ['2026-11-23', '2026-11-23', undefined],
  ['2026-11-23', '2027-05-26', undefined],
  ['2026-11-22', '2026-11-30', 'deputy_days_past'],
  ['2026-12-02', '2026-12-01', 'deputy_days_past'],
  ['2026-11-23', '2027-05-27', 'deputy_too_long'],
  ['2028-01-01', '2028-01-02', 'deputy_too_long'],
])('a deputyship from %s to %s: %s', (from, to, flaw) => {
  expect(flawOfSpan(from, to, today)).toBe(flaw)
})

test('the same person overlaps on a single common day, another person never', () => {
  const one = {
    id: '1',
    principalId: 'p',
    deputyId: 'd',
    deputy: 'D',
    from: '2026-12-01',
    to: '2026-12-05',
  }
  expect(isOverlapping([one], 'd', '2026-12-05', '2026-12-09')).toBe(true)
  expect(isOverlapping([one], 'd', '2026-12-06', '2026-12-09')).toBe(false)
  expect(isOverlapping([one], 'e', '2026-12-01', '2026-12-05')).toBe(false)
})

test.each([
  ['25/12 – 10/1', '2026-12-25', '2027-01-10'],
  ['từ 25/12 đến 10/1/2027', '2026-12-25', '2027-01-10'],
  ['from 25.12.2026 to 10.1.2027', '2026-12-25', '2027-01-10'],
  ['vom 25.12. bis 10.1.', '2026-12-25', '2027-01-10'],
  ['من ٢٥/١٢ إلى ١٠/١', '2026-12-25', '2027-01-10'],
  ['2026-12-25 - 2027-01-10', '2026-12-25', '2027-01-10'],
  ['bis 5.12.', today, '2026-12-05'],
  ['5/12', today, '2026-12-05'],
])('%s is from %s to %s', (typed, from, to) => {
  expect(parseDays(typed, today)).toEqual({ from, to })
})

test.each(['', 'tomorrow', '31/2', '25/12-10/1', '1/12 – 2/12 – 3/12', '1/12 – ?', '– 3/12', '12'])(
  '%s is no span of days',
  typed => {
    expect(parseDays(typed, today)).toBeUndefined()
  },
)
