import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay } from '../../src/domain/calendar/calendar.ts'
import { addDays } from '../../src/domain/day.ts'
import { rungsOf } from '../../src/domain/inspection/ladder.ts'
import { newestRungs } from '../../src/domain/inspection/newest-rung.ts'
import { isCurrent } from '../../src/domain/inspection/reminder.ts'
import { lastDayToEscalate } from '../../src/domain/inspection/reminder-escalate.ts'
import { anyCalendar, anyDay, delivered } from '../kit/calendar.ts'
import { always } from '../kit/property.ts'

const usual = [30, 14, 7, 3, 1, 0]
const anyLadder = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 })
const longAgo = { day: '2000-01-01', minute: 0 }
const eight = 8 * 60

describe('the ladder', () => {
  test('has every rung at most once, on working days, never after the first day, in order', () => {
    always(
      fc.property(anyCalendar, anyDay, anyLadder, (calendar, startsOn, ladder) => {
        const rungs = rungsOf(calendar, startsOn, ladder, longAgo, eight)
        expect(new Set(rungs.map(rung => rung.day)).size).toBe(rungs.length)
        expect(new Set(rungs.map(rung => rung.daysBefore)).size).toBe(rungs.length)
        for (const { day, daysBefore } of rungs) {
          expect(isWorkingDay(calendar, day)).toBe(true)
          expect(day <= addDays(startsOn, -daysBefore)).toBe(true)
        }
        expect(rungs.map(rung => rung.day)).toEqual(rungs.map(rung => rung.day).toSorted())
        const before = rungs.map(rung => rung.daysBefore)
        expect(before).toEqual(before.toSorted((one, other) => other - one))
      }),
    )
  })

  test('never comes later for an earlier first day', () => {
    always(
      fc.property(anyCalendar, anyDay, fc.nat(60), fc.nat(30), (calendar, startsOn, daysBefore, more) => {
        const [rung] = rungsOf(calendar, startsOn, [daysBefore], longAgo, eight)
        const [later] = rungsOf(calendar, addDays(startsOn, more), [daysBefore], longAgo, eight)
        expect((rung?.day ?? '9') <= (later?.day ?? '0')).toBe(true)
      }),
    )
  })
})

describe('what a look finds', () => {
  test('is the newest rung that is due of every first day to come, on working days', () => {
    always(
      fc.property(
        anyCalendar,
        anyDay,
        anyLadder,
        fc.nat(70),
        fc.nat(1_439),
        (calendar, day, ladder, ahead, minute) => {
          const startsOn = addDays(day, ahead)
          const found = newestRungs(calendar, ladder, { day, minute }, eight)
          const due = rungsOf(calendar, startsOn, ladder, longAgo, eight).filter(
            rung => rung.day < day || (rung.day === day && minute >= eight),
          )
          const newest = isWorkingDay(calendar, day) ? due.at(-1) : undefined
          expect(found.find(rung => rung.startsOn === startsOn)?.daysBefore).toBe(newest?.daysBefore)
          expect(new Set(found.map(rung => rung.startsOn)).size).toBe(found.length)
        },
      ),
      150,
    )
  })

  test('is a table of a few dozen lines for the usual ladder', () => {
    const found = newestRungs(delivered, usual, { day: '2027-01-20', minute: eight }, eight)
    expect(found.length).toBeLessThan(50)
  })
})

describe('when others are told', () => {
  const rules = { at: eight, escalateAfter: 2 }

  test.each([
    ['2026-12-07', 7 * 60 + 59, undefined],
    ['2026-12-07', eight, '2026-12-03'],
    ['2026-12-05', eight, undefined],
    ['2026-12-08', eight, '2026-12-06'],
    ['2027-02-11', eight, '2027-02-02'],
  ])('on %s at minute %i it is of reminders until %s', (day, minute, last) => {
    expect(lastDayToEscalate(delivered, { day, minute }, rules)).toBe(last)
  })

  test('is exactly when that many working days have gone by since', () => {
    always(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 5 }), (calendar, day, escalateAfter) => {
        const last = lastDayToEscalate(calendar, { day, minute: eight }, { at: eight, escalateAfter })
        expect(last !== undefined).toBe(isWorkingDay(calendar, day))
        if (last === undefined) return
        expect(addWorkingDays(calendar, last, escalateAfter) <= day).toBe(true)
        expect(addWorkingDays(calendar, addDays(last, 1), escalateAfter) > day).toBe(true)
      }),
    )
  })
})

test('a reminder is of the present days only, and of what has neither been called off nor is over', () => {
  const startsOn = '2027-02-15'
  expect(isCurrent({ startsOn }, { state: 'planned', startsOn })).toBe(true)
  expect(isCurrent({ startsOn }, { state: 'opened', startsOn })).toBe(true)
  expect(isCurrent({ startsOn }, { state: 'planned', startsOn: '2027-02-16' })).toBe(false)
  for (const state of ['cancelled', 'concluded', 'closed'])
    expect(isCurrent({ startsOn }, { state, startsOn })).toBe(false)
})
