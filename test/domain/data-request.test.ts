import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '../../src/domain/calendar/calendar.ts'
import { type Basis, reckon, rungOf, type TimeLimit } from '../../src/domain/data-request/clocks.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { anyCalendar, anyDay, delivered } from '../kit/calendar.ts'
import { always } from '../kit/property.ts'

const basis: Basis = { reference: { vi: 'a', en: 'a', de: 'a', ar: 'a' }, verified: true }
const firstAnswer: TimeLimit & Basis = { unit: 'workingDays', within: 2, ...basis }
const tenDays: TimeLimit & Basis = { unit: 'calendarDays', within: 10, ...basis }

describe('the day by which something is due', () => {
  test.each([
    ['2026-11-23', '2026-11-25', 'in the middle of a week'],
    ['2026-11-27', '2026-12-01', 'across a weekend'],
    ['2026-11-28', '2026-12-01', 'asked on a Saturday'],
    ['2027-02-03', '2027-02-12', 'across Tết, its days in lieu and the weekend'],
    ['2027-02-06', '2027-02-12', 'asked on the first day of Tết'],
  ])('of a first answer: %s → %s, %s', (asked, due) => {
    expect(reckon(delivered, firstAnswer, asked).dueOn).toBe(due)
  })

  test('of a decision that would end in Tết is the first day worked after it, and says from where it moved', () => {
    const { dueOn, reasons } = reckon(delivered, tenDays, '2027-01-27')
    expect(dueOn).toBe('2027-02-11')
    expect(reasons.movedFrom).toBe('2027-02-06')
  })

  test('says which days were left out', () => {
    const { reasons } = reckon(delivered, firstAnswer, '2027-02-03')
    expect(reasons.weekendDays).toBe(2)
    expect(reasons.leftOut.reduce((sum, { days }) => sum + days, 0)).toBe(5)
  })

  test('is what counting day by day comes to, in any calendar', () => {
    const slowly = (calendar: Parameters<typeof reckon>[0], { unit, within }: TimeLimit, from: Day): Day => {
      let [day, left] = [from, within]
      while (left > 0 || !isWorkingDay(calendar, day)) {
        day = addDays(day, 1)
        if (left > 0 && (unit === 'calendarDays' || isWorkingDay(calendar, day))) left -= 1
      }
      return day
    }
    always(
      fc.property(
        anyCalendar,
        anyDay,
        fc.constantFrom('workingDays' as const, 'calendarDays' as const),
        fc.integer({ min: 1, max: 20 }),
        (calendar, day, unit, within) => {
          const term = { unit, within, ...basis }
          expect(reckon(calendar, term, day).dueOn).toBe(slowly(calendar, term, day))
        },
      ),
    )
  })
})

describe('reminding', () => {
  test.each([
    ['firstAnswer', '2026-11-26', null],
    ['firstAnswer', '2026-11-30', 'soon'],
    ['firstAnswer', '2026-12-01', 'today'],
    ['firstAnswer', '2026-12-02', 'overdue'],
    ['decision', '2026-11-25', null],
    ['decision', '2026-11-26', 'soon'],
    ['decision', '2026-12-01', 'today'],
    ['decision', '2026-12-02', 'overdue'],
  ] as const)('of a %s due on 1 December says on %s: %s', (what, today, rung) => {
    expect(rungOf(delivered, what, '2026-12-01', today)).toBe(rung)
  })
})
