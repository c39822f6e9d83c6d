import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../src/domain/calendar/calendar.ts'
import { weekdayOf } from '../../src/domain/day.ts'
import { anyCalendar, anyDay, delivered, deliveredHolidays, weekendsOnly } from '../kit/calendar.ts'
import { always } from '../kit/property.ts'

describe('the days that are worked', () => {
  test.each([
    ['2026-02-13', true],
    ['2026-02-16', false],
    ['2026-02-20', false],
    ['2026-02-23', true],
    // Hùng Kings’ day of 2026 is a Sunday: the Monday after it is free.
    ['2026-04-27', false],
    // Worked on a Saturday for a Friday or Monday off.
    ['2026-01-02', false],
    ['2026-01-10', true],
    ['2026-08-22', true],
    ['2026-08-31', false],
    ['2026-08-29', false],
    ['2025-04-26', true],
    ['2024-05-04', true],
    ['2027-02-10', false],
    ['2027-02-11', true],
    ['2029-02-13', true],
  ])('%s: %s', (day, isWorked) => {
    expect(isWorkingDay(delivered, day)).toBe(isWorked)
  })

  test.each([
    ['2026-02-13', 1, '2026-02-23'],
    ['2026-02-13', 10, '2026-03-06'],
    ['2026-02-18', 1, '2026-02-23'],
    ['2027-02-03', 1, '2027-02-11'],
    ['2027-02-03', 30, '2027-03-24'],
    ['2026-12-25', 10, '2027-01-11'],
    ['2026-04-24', 3, '2026-05-04'],
    ['2026-08-28', 1, '2026-09-03'],
    ['2026-08-21', 1, '2026-08-22'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-28', 2, '2028-03-01'],
    ['2027-02-26', 1, '2027-03-01'],
    ['2026-02-23', -1, '2026-02-13'],
    ['2027-01-31', 0, '2027-01-31'],
  ])('counted from %s: %i end on %s', (from, days, to) => {
    expect(addWorkingDays(delivered, from, days)).toBe(to)
  })

  test.each([
    ['2026-02-18', '2026-02-13', '2026-02-23'],
    ['2027-02-07', '2027-02-03', '2027-02-11'],
    ['2026-08-22', '2026-08-22', '2026-08-22'],
    ['2026-11-28', '2026-11-27', '2026-11-30'],
  ])('next to %s are %s and %s', (day, before, after) => {
    expect(workingDayOnOrBefore(delivered, day)).toBe(before)
    expect(workingDayOnOrAfter(delivered, day)).toBe(after)
  })

  test('without any holiday are Monday to Friday', () => {
    expect(addWorkingDays(weekendsOnly, '2027-02-05', 5)).toBe('2027-02-12')
  })
})

const someDays = fc.integer({ min: 1, max: 60 })

describe('whatever the calendar says', () => {
  test('a counted day is worked, and lies as many working days away as were counted', () => {
    always(
      fc.property(anyCalendar, anyDay, someDays, (calendar, from, days) => {
        const to = addWorkingDays(calendar, from, days)
        expect(isWorkingDay(calendar, to)).toBe(true)
        expect(workingDaysBetween(calendar, from, to)).toBe(days)
        expect(workingDaysBetween(calendar, to, from)).toBe(-days)
        const back = addWorkingDays(calendar, from, -days)
        expect(isWorkingDay(calendar, back)).toBe(true)
        expect(back < from).toBe(true)
      }),
    )
  })

  test('later or more never ends earlier, and parts make the whole', () => {
    always(
      fc.property(anyCalendar, anyDay, anyDay, someDays, someDays, (calendar, one, other, days, more) => {
        const [first, second] = one < other ? [one, other] : [other, one]
        const end = addWorkingDays(calendar, first, days)
        expect(end <= addWorkingDays(calendar, second, days)).toBe(true)
        expect(end < addWorkingDays(calendar, first, days + more)).toBe(true)
        expect(addWorkingDays(calendar, end, more)).toBe(addWorkingDays(calendar, first, days + more))
      }),
    )
  })

  test('the working day on or before and on or after a day enclose it, with none between', () => {
    always(
      fc.property(anyCalendar, anyDay, (calendar, day) => {
        const before = workingDayOnOrBefore(calendar, day)
        const after = workingDayOnOrAfter(calendar, day)
        expect([before, day, after]).toEqual([before, day, after].sort())
        expect(workingDaysBetween(calendar, before, after)).toBe(before === after ? 0 : 1)
      }),
    )
  })
})

describe('the holidays that are delivered', () => {
  test('are in order, each day once, and only a weekend is worked', () => {
    const days = deliveredHolidays.map(({ day }) => day)
    expect(days).toEqual([...new Set(days)].sort())
    for (const { day, kind } of deliveredHolidays) {
      if (kind === 'worked') expect([0, 6]).toContain(weekdayOf(day))
      if (kind === 'dayOff') expect([0, 6]).not.toContain(weekdayOf(day))
    }
  })

  test.each([2024, 2025, 2026, 2027, 2028])(
    '%i: eleven days of the Labour Code, and one off for each on a weekend and each worked',
    year => {
      const ofYear = deliveredHolidays.filter(({ day }) => day.startsWith(String(year)))
      const holidays = ofYear.filter(({ kind }) => kind === 'holiday')
      expect(holidays).toHaveLength(11)
      expect(holidays.filter(({ names }) => names.vi === 'Tết Nguyên đán')).toHaveLength(5)
      expect(holidays.filter(({ names }) => names.vi === 'Quốc khánh')).toHaveLength(2)
      const owed = holidays.filter(({ day }) => [0, 6].includes(weekdayOf(day))).length
      const worked = ofYear.filter(({ kind }) => kind === 'worked').length
      expect(ofYear.filter(({ kind }) => kind === 'dayOff')).toHaveLength(owed + worked)
    },
  )
})
