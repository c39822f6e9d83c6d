import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { closingDaysDue, endOfClosingDay, isToBeHandedIn } from '../../src/domain/evaluation/deadline.ts'
import { decideDigest } from '../../src/domain/notice/decide-digest.ts'
import { zones } from '../../src/zones.ts'
import { anId } from '../kit/evaluation.ts'
import { always } from '../kit/property.ts'

const rules = { before: [14, 7, 3, 1, 0], at: 8 * 60 }

describe('the ladder', () => {
  test.each([
    ['before the hour', 479, []],
    ['at the hour', 480, ['2026-12-07', '2026-11-30', '2026-11-26', '2026-11-24', '2026-11-23']],
    ['at the end of the day', 1_439, ['2026-12-07', '2026-11-30', '2026-11-26', '2026-11-24', '2026-11-23']],
  ])('%s', (_, minute, days) => {
    expect(closingDaysDue(rules, { day: '2026-11-23', minute })).toEqual(days)
  })

  test('ends with the closing day in the province', () => {
    const end = endOfClosingDay('2026-12-31', 'Asia/Ho_Chi_Minh', zones)
    expect(end).toEqual(new Date('2027-01-01T00:00+07:00'))
    expect(endOfClosingDay('2027-03-27', 'Europe/Berlin', zones)).toEqual(new Date('2027-03-28T00:00+01:00'))
  })

  test.each([
    [null, true],
    ['draft', true],
    ['returned', true],
    ['submitted', false],
    ['reviewed', false],
  ] as const)('is for whoever has not handed in: %s', (state, isDue) => {
    expect(isToBeHandedIn(state)).toBe(isDue)
  })
})

test('a digest takes the most urgent that are not over, and loses none', () => {
  const at = new Date('2026-11-23T00:00Z')
  const item = fc
    .record({ days: fc.integer({ min: -3, max: 14 }), ends: fc.boolean() })
    .map(({ days, ends }) => {
      const closesOn = addDays('2026-11-23', days)
      const period = { kind: 'month', periodFrom: '2026-10-01', periodTo: '2026-10-31' } as const
      const reminder = { kind: 'evaluation.due', cycleId: anId(1), period, closesOn } as const
      return { deliveryId: anId(2), reminder, expiresAt: ends ? new Date(`${closesOn}T00:00Z`) : null }
    })
  always(
    fc.property(fc.array(item, { maxLength: 30 }), fc.integer({ min: 0, max: 12 }), (items, room) => {
      const { told, expired, rest } = decideDigest(items, at, room)
      const parts = [...told, ...expired, ...rest]
      expect(new Set(parts)).toEqual(new Set(items))
      expect(parts).toHaveLength(items.length)
      expect(told.length).toBeLessThanOrEqual(room)
      if (rest.length > 0) expect(told).toHaveLength(room)
      expect(expired.every(({ expiresAt }) => expiresAt !== null && expiresAt <= at)).toBe(true)
      const days = [...told, ...rest].map(({ reminder }) => reminder.closesOn)
      expect(days).toEqual(days.toSorted())
    }),
  )
})
