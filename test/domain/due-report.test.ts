import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/domain/day.ts'
import { clocksOf } from '../../src/domain/movement/clocks.ts'
import type { ClockName } from '../../src/domain/movement/rules.ts'
import { dueStates, type Standing, standings, tallyDue } from '../../src/domain/report/due.ts'
import type { Holder } from '../../src/domain/report/movement-port.ts'
import { aCareer, aPost, head, movementRules } from '../kit/career.ts'
import { always } from '../kit/property.ts'

const today = '2026-11-23'

const aHolder = (
  post: Parameters<typeof aPost>[0],
  { personId = 'somebody', serviceUntil = '2045-01-01' as Day | null } = {},
): Holder => {
  const posts = [aPost(post)]
  const career = aCareer({ serviceUntil, assignments: posts })
  return { personId, code: personId, name: personId, career, posts }
}

const count = (post: Parameters<typeof aPost>[0], clock: ClockName, serviceUntil?: Day | null) => {
  const holder = aHolder(post, serviceUntil === undefined ? {} : { serviceUntil })
  const { byClock } = tallyDue([holder], movementRules, today, null)
  return standings.filter(standing => byClock.some(one => one.clock === clock && one.counts[standing] > 0))
}

describe('where a clock stands', () => {
  const since = (startedOn: Day) => ({ position: head, startedOn })

  test.each([
    ['2016-11-22', 'overdue'],
    ['2016-11-23', 'within6'],
    ['2017-05-23', 'within6'],
    ['2017-05-24', 'within12'],
    ['2017-11-23', 'within12'],
    ['2017-11-24', 'running'],
  ])('for a head since %s whose two terms end ten years later: %s', (startedOn, standing) => {
    expect(count(since(startedOn), 'terms')).toEqual([standing])
  })

  test('between the first and the last day of a change it is open, as long as the last is far away', () => {
    expect(count({ startedOn: '2024-01-01' }, 'periodicChange')).toEqual(['open'])
    expect(count({ startedOn: '2022-03-01' }, 'periodicChange')).toEqual(['within6'])
    expect(count({ position: { field: null } }, 'periodicChange')).toEqual(['unknown'])
  })

  test('too little service left for a rotation is not overdue, but apart', () => {
    expect(count({}, 'serviceLeft', '2031-01-01')).toEqual(['short'])
    expect(count({}, 'serviceLeft', '2037-06-01')).toEqual(['within12'])
    expect(count({}, 'serviceLeft', null)).toEqual(['unknown'])
  })
})

test('the longest overdue stands first, and what cannot be told is listed apart with its reason', () => {
  const holders = ['2012-01-01', '2017-03-01', '2010-06-01'].map((startedOn, place) =>
    aHolder({ position: head, startedOn }, { personId: `p${place}`, serviceUntil: null }),
  )
  const { due, unknown } = tallyDue(holders, movementRules, today, null)
  expect(due.map(({ personId, state }) => [personId, state])).toEqual([
    ['p2', 'overdue'],
    ['p0', 'overdue'],
    ['p1', 'within6'],
  ])
  expect(unknown.map(({ clock, why }) => [clock, why])).toEqual(Array(3).fill(['serviceLeft', 'service']))
})

/** The date so many months on, or the last of its month: counted up day by day. */
const slowMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const wanted = year * 12 + month - 1 + months
  const monthOf = (at: Day) => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7)) - 1
  let at = day
  while (monthOf(at) < wanted || (monthOf(addDays(at, 1)) === wanted && Number(at.slice(8)) < date))
    at = addDays(at, 1)
  return at
}

const soon = slowMonths(today, 6)
const near = slowMonths(today, 12)

const aDay = fc.integer({ min: 0, max: 5_000 }).map(days => addDays('2013-06-01', days))
const position = fc.record({
  id: fc.constantFrom('one', 'other'),
  leadership: fc.boolean(),
  rank: fc.constantFrom('head' as const, 'deputy' as const, null),
  termYears: fc.constantFrom(null, 4, 5),
  field: fc.constantFrom(null, 'land'),
})
const post = fc.record({
  position,
  startedOn: aDay,
  kind: fc.constantFrom('appointment' as const, 'rotation' as const, 'secondment' as const),
  unit: fc.constantFrom({ id: 'a' }, { id: 'b' }, { id: 'c', validTo: '2025-06-30' }),
})
const holder = fc
  .tuple(fc.uuid(), fc.array(post, { minLength: 1, maxLength: 3 }), fc.option(aDay))
  .map(([personId, posts, serviceUntil]): Holder => {
    const held = posts.map(aPost)
    const career = aCareer({ serviceUntil: serviceUntil && addDays(serviceUntil, 8_000), assignments: held })
    return { personId, code: personId, name: personId, career, posts: held }
  })
const holders = fc.array(holder, { maxLength: 12 })

/** One post and one clock after the other, by the days themselves. */
const slowStandings = (all: readonly Holder[]) => {
  const found: { clock: ClockName; unitId: string; standing: Standing }[] = []
  for (const { career, posts } of all)
    for (const one of posts)
      for (const clock of clocksOf(one, career, movementRules, today).clocks) {
        const { name, state } = clock
        let standing: Standing = state === 'due' ? 'open' : state
        if (clock.state === 'due' && clock.day <= near) standing = clock.day <= soon ? 'within6' : 'within12'
        found.push({ clock: name, unitId: one.unit.id, standing })
      }
  return found
}

describe('the figures', () => {
  test('are those counted one by one, by clock and by unit', () => {
    always(
      fc.property(holders, all => {
        const slow = slowStandings(all)
        const { byClock, byUnit } = tallyDue(all, movementRules, today, null)
        for (const { clock, counts } of byClock)
          for (const standing of standings) {
            const same = slow.filter(one => one.clock === clock && one.standing === standing)
            expect(counts[standing]).toBe(same.length)
          }
        for (const { clock, unitId, counts } of byUnit)
          for (const state of dueStates) {
            const same = slow.filter(
              one => one.clock === clock && one.unitId === unitId && one.standing === state,
            )
            expect(counts[state]).toBe(same.length)
          }
      }),
    )
  })

  test('add up: every clock of every post once, units to the whole, lists to their counts', () => {
    always(
      fc.property(holders, all => {
        const { posts, people, byClock, byUnit, due, unknown } = tallyDue(all, movementRules, today, null)
        expect(people).toBe(all.length)
        const sum = (of: typeof byClock, names: readonly Standing[]) =>
          of.reduce((total, { counts }) => total + names.reduce((part, name) => part + counts[name], 0), 0)
        expect(sum(byClock, standings)).toBe(slowStandings(all).length)
        const ofPosts = byClock.filter(({ clock }) => clock === 'serviceLeft')
        expect(sum(ofPosts, standings)).toBe(posts)
        expect(sum(byUnit, dueStates)).toBe(sum(byClock, dueStates))
        expect(due.length).toBe(sum(byClock, dueStates))
        expect(unknown.length).toBe(sum(byClock, ['unknown']))
        expect(due.map(({ day }) => day)).toEqual(due.map(({ day }) => day).toSorted())
      }),
    )
  })

  test('of one clock are its part of all of them', () => {
    always(
      fc.property(holders, fc.constantFrom<ClockName>('terms', 'serviceLeft', 'secondment'), (all, only) => {
        const whole = tallyDue(all, movementRules, today, null)
        const part = tallyDue(all, movementRules, today, only)
        expect(part.byClock).toEqual(whole.byClock.filter(({ clock }) => clock === only))
        expect(part.due).toEqual(whole.due.filter(({ clock }) => clock === only))
        expect(part.unknown).toEqual(whole.unknown.filter(({ clock }) => clock === only))
      }),
    )
  })
})
