import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { flawOfDueDay } from '../../src/domain/recommendation/due-day.ts'
import { decideRung } from '../../src/domain/recommendation/remind.ts'
import { always } from '../kit/property.ts'

const rules = { remindBefore: [1, 0], repeatAfter: 7, times: 4 }
const dueOn = '2026-12-10'
const rungAt = (days: number) => decideRung(dueOn, addDays(dueOn, days), rules)

test.each([
  [-2, null],
  [-1, { kind: 'due', before: 1 }],
  [0, { kind: 'due', before: 0 }],
  [1, { kind: 'overdue', time: 1 }],
  [7, { kind: 'overdue', time: 1 }],
  [8, { kind: 'overdue', time: 2 }],
  [15, { kind: 'overdue', time: 3 }],
  [28, { kind: 'overdue', time: 4 }],
  [29, null],
])('%i days after its day a recommendation wants %j', (days, rung) => {
  expect(rungAt(days)).toEqual(rung)
})

test('each time is told of at least once, in order, and none beyond the last, whatever the province sets', () => {
  const anyRules = fc.record({
    remindBefore: fc.array(fc.nat(30), { maxLength: 4 }),
    repeatAfter: fc.integer({ min: 1, max: 30 }),
    times: fc.integer({ min: 1, max: 10 }),
  })
  always(
    fc.property(anyRules, given => {
      const told = Array.from({ length: 320 }, (_, day) => decideRung(dueOn, addDays(dueOn, day + 1), given))
      const times = told.flatMap(rung => (rung?.kind === 'overdue' ? [rung.time] : []))
      expect([...new Set(times)]).toEqual(Array.from({ length: given.times }, (_, index) => index + 1))
      expect(times).toEqual(times.toSorted((one, other) => one - other))
    }),
    100,
  )
})

test('a day to be done by is today or later, and no more than two years away', () => {
  const today = '2026-11-23'
  expect(flawOfDueDay('2026-11-22', today)).toBe('due_day_past')
  expect(flawOfDueDay(today, today)).toBeUndefined()
  expect(flawOfDueDay(addDays(today, 730), today)).toBeUndefined()
  expect(flawOfDueDay(addDays(today, 731), today)).toBe('due_day_far')
})
