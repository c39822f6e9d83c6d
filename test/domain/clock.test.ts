import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay, workingDaysBetween } from '../../src/domain/calendar/calendar.ts'
import {
  type ClockInput,
  type ClockTerms,
  decideClock,
  type RunningClock,
} from '../../src/domain/calendar/clock.ts'
import { addDays } from '../../src/domain/day.ts'
import { anyCalendar, anyDay, delivered } from '../kit/calendar.ts'
import { always } from '../kit/property.ts'

const supervision: ClockTerms = {
  start: 'subjectReportReceived',
  unit: 'workingDays',
  limits: { central: 45, province: 30, grassroots: 20 },
  extensionMax: { numerator: 1, denominator: 3 },
}
const conclusion: ClockTerms = {
  start: 'draftReceived',
  unit: 'calendarDays',
  limits: { central: 30, province: 15 },
  extensionMax: null,
}

const input = (change: Partial<ClockInput> = {}): ClockInput => ({
  terms: supervision,
  level: 'province',
  startedOn: '2026-01-19',
  extension: null,
  ...change,
})

const running = (of: ClockInput, calendar = delivered): RunningClock => {
  const decided = decideClock(calendar, of)
  if (!decided.ok || decided.value.kind !== 'running') throw new Error(JSON.stringify(decided))
  return decided.value
}

describe('a clock', () => {
  test.each([
    // Across Tết of 2026, 16 to 20 February.
    [supervision, 'province', '2026-01-19', '2026-03-09', '2026-03-23'],
    [supervision, 'grassroots', '2026-02-13', '2026-03-20', '2026-03-30'],
    [supervision, 'central', '2026-01-05', '2026-03-13', '2026-04-03'],
    // Across Tết of 2027, 4 to 10 February with the days in lieu.
    [supervision, 'province', '2027-01-15', '2027-03-05', '2027-03-19'],
    // Over the end of a year and over a leap day.
    [supervision, 'grassroots', '2026-12-15', '2027-01-13', '2027-01-21'],
    [supervision, 'grassroots', '2028-02-10', '2028-03-09', '2028-03-17'],
    // In calendar days: the end of a month, a leap day, and ends that are moved to the next working day.
    [conclusion, 'province', '2026-11-16', '2026-12-01', '2026-12-01'],
    [conclusion, 'province', '2028-02-14', '2028-02-29', '2028-02-29'],
    [conclusion, 'province', '2026-02-02', '2026-02-23', '2026-02-23'],
    [conclusion, 'province', '2027-01-22', '2027-02-11', '2027-02-11'],
    [conclusion, 'central', '2026-11-20', '2026-12-21', '2026-12-21'],
  ] as const)(
    '%o of the %s from %s runs out on %s, at the latest on %s',
    (terms, level, startedOn, dueOn, latestOn) => {
      expect(running(input({ terms, level, startedOn }))).toMatchObject({ dueOn, latestOn })
    },
  )

  test('says what was left out and what counts', () => {
    expect(running(input({ startedOn: '2025-12-22' })).reasons).toEqual({
      weekendDays: 11,
      leftOut: [
        { names: expect.objectContaining({ vi: 'Tết Dương lịch' }), days: 1 },
        { names: expect.objectContaining({ vi: 'Nghỉ hoán đổi: Tết Dương lịch' }), days: 1 },
      ],
      workedDays: 1,
      movedFrom: null,
    })
    expect(running(input()).reasons.leftOut).toEqual([
      { names: expect.objectContaining({ vi: 'Tết Nguyên đán' }), days: 5 },
    ])
    expect(running(input({ terms: conclusion, startedOn: '2026-02-02' })).reasons.movedFrom).toBe(
      '2026-02-17',
    )
  })

  test('whose event has not happened has no day, and says what it waits for', () => {
    const decided = decideClock(delivered, input({ startedOn: null }))
    expect(decided).toEqual({
      ok: true,
      value: {
        kind: 'notStarted',
        start: 'subjectReportReceived',
        unit: 'workingDays',
        limit: 30,
        mostExtension: 10,
      },
    })
  })

  test.each([
    [{ level: 'district' }, 'clock_level_unknown'],
    [{ extension: { days: 11, on: '2026-03-01' } }, 'clock_extension_too_long'],
    [{ extension: { days: 10, on: '2026-03-10' } }, 'clock_extension_late'],
    [{ extension: { days: -1, on: '2026-03-01' } }, 'clock_days_invalid'],
    [{ extension: { days: 0, on: '2026-03-01' } }, 'clock_days_invalid'],
    [{ extension: { days: 1.5, on: '2026-03-01' } }, 'clock_days_invalid'],
    [{ extension: { days: 5, on: '2026-01-18' } }, 'clock_not_started'],
    [{ extension: { days: 5, on: '2026-03-01' }, startedOn: null }, 'clock_not_started'],
    [{ terms: conclusion, extension: { days: 1, on: '2026-01-20' } }, 'clock_extension_too_long'],
    [{ terms: { ...supervision, limits: { province: -30 } } }, 'clock_days_invalid'],
  ] as const)('refuses %o: %s', (change, refusal) => {
    expect(decideClock(delivered, input(change as Partial<ClockInput>))).toEqual({ ok: false, refusal })
  })

  test('may be extended on its last day, by all there is', () => {
    const clock = running(input({ extension: { days: 10, on: '2026-03-09' } }))
    expect(clock).toMatchObject({ extension: 10, dueOn: '2026-03-23', latestOn: '2026-03-23' })
  })
})

const anyTerms: fc.Arbitrary<ClockTerms> = fc.record({
  start: fc.constant('draftReceived' as const),
  unit: fc.constantFrom('workingDays', 'calendarDays'),
  limits: fc.record({ province: fc.integer({ min: 1, max: 90 }) }),
  extensionMax: fc.option(
    fc.record({ numerator: fc.integer({ min: 0, max: 3 }), denominator: fc.integer({ min: 1, max: 4 }) }),
  ),
})

describe('whatever the rule and the calendar', () => {
  test('a clock never runs out on a day that is not worked, and counts what it says', () => {
    always(
      fc.property(anyCalendar, anyTerms, anyDay, (calendar, terms, startedOn) => {
        const clock = running(input({ terms, startedOn }), calendar)
        const { dueOn, latestOn, limit, reasons } = clock
        expect(isWorkingDay(calendar, dueOn)).toBe(true)
        expect(isWorkingDay(calendar, latestOn)).toBe(true)
        expect(latestOn >= dueOn).toBe(true)
        if (terms.unit === 'workingDays') {
          expect(workingDaysBetween(calendar, startedOn, dueOn)).toBe(limit)
          const leftOut = reasons.leftOut.reduce((sum, { days }) => sum + days, reasons.weekendDays)
          expect(addDays(startedOn, limit + leftOut)).toBe(dueOn)
        } else expect(reasons.movedFrom ?? dueOn).toBe(addDays(startedOn, limit))
      }),
    )
  })

  test('begun later or with a longer limit it never runs out earlier', () => {
    always(
      fc.property(
        anyCalendar,
        anyTerms,
        anyDay,
        fc.nat(40),
        fc.nat(40),
        (calendar, terms, from, later, more) => {
          const { dueOn } = running(input({ terms, startedOn: from }), calendar)
          expect(running(input({ terms, startedOn: addDays(from, later) }), calendar).dueOn >= dueOn).toBe(
            true,
          )
          const longer = { ...terms, limits: { province: (terms.limits.province ?? 0) + more } }
          expect(running(input({ terms: longer, startedOn: from }), calendar).dueOn >= dueOn).toBe(true)
        },
      ),
    )
  })

  test('an extension never goes beyond its fraction', () => {
    always(
      fc.property(
        anyCalendar,
        anyTerms,
        anyDay,
        fc.integer({ min: 1, max: 120 }),
        (calendar, terms, on, days) => {
          const decided = decideClock(calendar, input({ terms, startedOn: on, extension: { days, on } }))
          const { numerator, denominator } = terms.extensionMax ?? { numerator: 0, denominator: 1 }
          const isWithin = days * denominator <= (terms.limits.province ?? 0) * numerator
          expect(decided.ok).toBe(isWithin)
          if (decided.ok && decided.value.kind === 'running')
            expect(decided.value.dueOn <= decided.value.latestOn).toBe(true)
          if (!decided.ok) expect(decided.refusal).toBe('clock_extension_too_long')
        },
      ),
    )
  })
})
