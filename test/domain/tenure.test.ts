import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/domain/day.ts'
import { addMonths, monthsBetween } from '../../src/domain/movement/months.ts'
import type { Assignment } from '../../src/domain/movement/movement.ts'
import { tenureOf } from '../../src/domain/movement/tenure.ts'
import { aPost } from '../kit/career.ts'
import { always } from '../kit/property.ts'

const day = fc.integer({ min: 0, max: 12_000 }).map(days => addDays('2000-01-01', days))

/** A month later, day by day: the same date in the next month, or its last day. */
const slowMonthLater = (from: Day, date: number): Day => {
  const next = new Date(`${from.slice(0, 7)}-01T00:00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  const month = next.getUTCMonth()
  for (;;) {
    const tomorrow = new Date(next.getTime() + 86_400_000)
    if (next.getUTCDate() === date || tomorrow.getUTCMonth() !== month) break
    next.setTime(tomorrow.getTime())
  }
  return next.toISOString().slice(0, 10)
}

/** Counts month by month from the first day, by its date. */
const slowMonths = (from: Day, to: Day): number => {
  const date = Number(from.slice(8))
  let months = 0
  for (let at = slowMonthLater(from, date); at <= to; at = slowMonthLater(at, date)) months += 1
  return months
}

/** Every day from the last one backwards that the post was held on. */
const slowSince = (posts: readonly Assignment[], last: Day): Day => {
  let since = last
  const isHeld = (at: Day) =>
    posts.some(({ startedOn, endedOn }) => startedOn <= at && (endedOn === null || at <= endedOn))
  while (isHeld(addDays(since, -1))) since = addDays(since, -1)
  return since
}

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months make %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  test.each([
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-03-30', 1],
    ['2024-02-01', '2027-01-31', 35],
    ['2024-02-01', '2027-02-01', 36],
    ['2026-05-05', '2026-05-05', 0],
    ['2026-05-05', '2020-05-05', 0],
  ])('from %s to %s there are %i', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months)
  })

  test('are those counted month by month', () => {
    always(
      fc.property(day, day, (from, to) => {
        expect(monthsBetween(from, to)).toBe(slowMonths(from, to))
      }),
    )
  })

  test('never shrink as days go by, and are never less than none', () => {
    always(
      fc.property(day, day, fc.nat(800), (from, to, more) => {
        const months = monthsBetween(from, to)
        expect(months).toBeGreaterThanOrEqual(0)
        expect(monthsBetween(from, addDays(to, more))).toBeGreaterThanOrEqual(months)
      }),
    )
  })

  test('reach a mark on exactly the day the mark lies on', () => {
    always(
      fc.property(day, fc.integer({ min: 1, max: 200 }), (from, months) => {
        const mark = addMonths(from, months)
        expect(monthsBetween(from, mark)).toBe(months)
        expect(monthsBetween(from, addDays(mark, -1))).toBe(months - 1)
      }),
    )
  })
})

const continues = { continues: true }

describe('the tenure of a post', () => {
  const earlier = aPost({ id: 'earlier', startedOn: '2020-01-01', endedOn: '2024-12-31' })

  test('goes on where one decision follows the other without a day in between', () => {
    const post = aPost()
    const career = { assignments: [post, earlier], successions: [] }
    expect(tenureOf(career, post, '2026-01-01', continues)).toEqual({
      since: '2020-01-01',
      months: 72,
      acrossMerger: false,
    })
  })

  test('begins anew after a day without it, in another post and in another unit', () => {
    const post = aPost()
    for (const other of [
      { ...earlier, endedOn: '2024-12-30' },
      { ...earlier, position: { ...earlier.position, id: 'other' } },
      { ...earlier, unit: { ...earlier.unit, id: 'elsewhere' } },
    ]) {
      const { since } = tenureOf(
        { assignments: [other, post], successions: [] },
        post,
        '2026-01-01',
        continues,
      )
      expect(since).toBe('2025-01-01')
    }
  })

  test('counts days that two decisions overlap once, also where an earlier one has no end', () => {
    const post = aPost()
    for (const endedOn of ['2025-06-30', null]) {
      const assignments = [{ ...earlier, endedOn }, post]
      expect(tenureOf({ assignments, successions: [] }, post, '2025-01-01', continues).months).toBe(60)
    }
  })

  test('goes on across mergers, also two of them, only where the switch says so', () => {
    const post = aPost({ unit: { id: 'new' } })
    const old = { ...earlier, unit: { ...earlier.unit, id: 'oldest' } }
    const career = {
      assignments: [post, old],
      successions: [
        { from: 'old', to: 'new' },
        { from: 'oldest', to: 'old' },
      ],
    }
    const across = tenureOf(career, post, '2026-01-01', continues)
    expect(across).toEqual({ since: '2020-01-01', months: 72, acrossMerger: true })
    const anew = tenureOf(career, post, '2026-01-01', { continues: false })
    expect(anew).toEqual({ since: '2025-01-01', months: 12, acrossMerger: false })
  })

  test('survives units that are said to follow one another in a circle', () => {
    const post = aPost({ unit: { id: 'a' } })
    const successions = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ]
    expect(tenureOf({ assignments: [post], successions }, post, '2026-01-01', continues).months).toBe(12)
  })

  test('of a post to come is no month', () => {
    const post = aPost({ startedOn: '2027-01-01' })
    const career = { assignments: [post], successions: [] }
    expect(tenureOf(career, post, '2026-01-01', continues)).toMatchObject({ months: 0 })
  })

  const posts = fc
    .array(fc.tuple(fc.nat(3_000), fc.option(fc.nat(900))), { minLength: 1, maxLength: 8 })
    .map(spans =>
      spans.map(([start, length], index) => {
        const startedOn = addDays('2015-01-01', start)
        const endedOn = length === null ? null : addDays(startedOn, length)
        return aPost({ id: String(index), startedOn, endedOn })
      }),
    )

  test('is the one found day by day and month by month, with every gap and overlap', () => {
    always(
      fc.property(posts, fc.nat(4_000), (assignments, later) => {
        const [post = aPost()] = assignments
        const today = addDays(post.startedOn, later)
        const tenure = tenureOf({ assignments, successions: [] }, post, today, continues)
        const since = slowSince(assignments, post.startedOn)
        expect(tenure).toEqual({ since, months: slowMonths(since, today), acrossMerger: false })
      }),
    )
  })

  test('never shrinks from one day to the next', () => {
    always(
      fc.property(posts, fc.nat(3_000), fc.nat(400), (assignments, days, more) => {
        const [post = aPost()] = assignments
        const monthsOn = (today: Day) =>
          tenureOf({ assignments, successions: [] }, post, today, continues).months
        const today = addDays('2015-01-01', days)
        expect(monthsOn(today)).toBeGreaterThanOrEqual(0)
        expect(monthsOn(addDays(today, more))).toBeGreaterThanOrEqual(monthsOn(today))
      }),
    )
  })
})
