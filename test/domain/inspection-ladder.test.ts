import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '../../src/domain/calendar/calendar.ts'
import { addDays } from '../../src/domain/day.ts'
import { decideDays, decideDocuments } from '../../src/domain/inspection/draft.ts'
import { ladderFor, rungsOf } from '../../src/domain/inspection/ladder.ts'
import { anyCalendar, anyDay, delivered } from '../kit/calendar.ts'
import { always } from '../kit/property.ts'

const ladder = [30, 14, 7, 3, 1, 0]
const long = { day: '2026-01-05', minute: 9 * 60 }
const eight = 8 * 60

describe('the days on which an inspection is reminded of', () => {
  test('move to the working day before Tết, and say because of which holiday', () => {
    // The last working day before Tết 2027 is Thursday, 4 February.
    const rungs = rungsOf(delivered, '2027-02-15', [7, 3], { day: '2026-12-01', minute: 0 }, eight)
    expect(rungs.every(({ day }) => isWorkingDay(delivered, day))).toBe(true)
    const [seven] = rungs
    expect(seven?.day).not.toBe('2027-02-08')
    expect(seven?.holiday?.vi).toContain('Tết')
  })

  test('are left out where they are over at the time of planning, today’s from its hour on', () => {
    const at = (minute: number) =>
      rungsOf(delivered, '2026-12-14', [30, 14, 7], { day: '2026-11-30', minute }, eight).map(
        ({ past }) => past,
      )
    expect(at(eight - 1)).toEqual([true, false, false])
    expect(at(eight)).toEqual([true, true, false])
  })

  test('that fall together are one, the one nearer to the first day', () => {
    // Saturday and Sunday before a Monday both move to the Friday.
    const rungs = rungsOf(delivered, '2026-06-15', [2, 1, 0], long, eight)
    expect(rungs.map(({ daysBefore, day }) => [daysBefore, day])).toEqual([
      [1, '2026-06-12'],
      [0, '2026-06-15'],
    ])
  })

  test('are working days, never after the day they are for, in order and never twice', () => {
    always(
      fc.property(anyCalendar, anyDay, fc.subarray(ladder), (calendar, startsOn, chosen) => {
        const rungs = rungsOf(calendar, startsOn, chosen, long, eight)
        const days = rungs.map(({ day }) => day)
        expect(days).toEqual([...new Set(days)].toSorted())
        for (const { day, wanted, daysBefore } of rungs) {
          expect(isWorkingDay(calendar, day)).toBe(true)
          expect(day <= wanted && wanted === addDays(startsOn, -daysBefore)).toBe(true)
        }
      }),
    )
  })
})

test('nobody is reminded of a surprise inspection', () => {
  const rule = { before: ladder, at: eight }
  expect(ladderFor('surprise', rule)).toEqual([])
  expect(ladderFor('thematic', rule)).toEqual(ladder)
})

test('days are refused that are over, crossed or too far', () => {
  const today = '2026-11-23'
  expect(decideDays(today, today, today)).toMatchObject({ ok: true })
  expect(decideDays('2026-11-22', null, today)).toMatchObject({ refusal: 'inspection_day_past' })
  expect(decideDays('2026-11-25', '2026-11-24', today)).toMatchObject({ refusal: 'inspection_days_crossed' })
  expect(decideDays('2029-11-25', null, today)).toMatchObject({ refusal: 'inspection_day_far' })
})

test('documents are one a line, each once and at most twenty', () => {
  expect(decideDocuments(['a'], ' a \n\nb')).toMatchObject({ value: ['a', 'b'] })
  expect(decideDocuments([], ' \n ')).toMatchObject({ refusal: 'text_needed' })
  const many = Array.from({ length: 21 }, (_, index) => `${index}`).join('\n')
  expect(decideDocuments([], many)).toMatchObject({ refusal: 'inspection_documents_limit' })
})
