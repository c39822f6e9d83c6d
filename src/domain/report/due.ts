import type { Day } from '../day.ts'
import { type Clock, clocksOf, nearMonths, type UnknownWhy } from '../movement/clocks.ts'
import { addMonths } from '../movement/months.ts'
import type { ClockName, MovementRules } from '../movement/rules.ts'
import type { Holder } from './movement-port.ts'

/** What is near is told apart by these many months. */
export const soonMonths = 6

/**
 * Where a clock stands on the day of a report. `within6`, `within12`: its day comes in so many months, the second
 * without the first. `open`: it may be any day, and the last is farther away.
 */
export const dueStates = ['overdue', 'within6', 'within12', 'open'] as const
export type DueState = (typeof dueStates)[number]

const restStates = ['running', 'met', 'short', 'unknown', 'exempt'] as const
export const standings = [...dueStates, ...restStates] as const
export type Standing = (typeof standings)[number]

export const standingOf = (clock: Clock, day: Day): Standing => {
  if (clock.state !== 'due') return clock.state
  if (clock.day <= addMonths(day, soonMonths)) return 'within6'
  return clock.day <= addMonths(day, nearMonths) ? 'within12' : 'open'
}

/** A post somebody holds. */
type Place = Readonly<{
  personId: string
  code: string
  name: string
  titles: Readonly<Record<string, string>>
  unitId: string
  unit: string
}>

export type DueRow = Place & Readonly<{ clock: ClockName; state: DueState; day: Day; months: number }>
export type UnknownRow = Place & Readonly<{ clock: ClockName; why: UnknownWhy }>

export type StandingCounts = Readonly<Record<Standing, number>>
export type ClockCount = Readonly<{ clock: ClockName; counts: StandingCounts }>
export type DueOfUnit = ClockCount & Readonly<{ unitId: string; unit: string }>

export type DueFacts = Readonly<{
  day: Day
  /** The clock chosen; null for all of them. */
  only: ClockName | null
  /** Every clock there is on that day. */
  clocks: readonly ClockName[]
  rules: MovementRules
  people: number
  posts: number
  byClock: readonly ClockCount[]
  /** A row for each clock and unit in which it is due somewhere. */
  byUnit: readonly DueOfUnit[]
  /** The longest overdue first. */
  due: readonly DueRow[]
  unknown: readonly UnknownRow[]
}>

/** How many there are of each standing. */
const count = (marks: readonly Mark[]): StandingCounts => {
  const counts = Object.fromEntries(standings.map(standing => [standing, 0])) as Record<Standing, number>
  for (const { standing } of marks) counts[standing] += 1
  return counts
}

export const isAnyDue = (counts: StandingCounts): boolean => dueStates.some(state => counts[state] > 0)

/** Limits first, then what may be planned by. */
const order = ['terms', 'years', 'secondment', 'periodicChange', 'rotation', 'serviceLeft'] as const

const before = (one: string, other: string): number => Number(one > other) - Number(one < other)
const inOrder = (one: ClockName, other: ClockName): number => order.indexOf(one) - order.indexOf(other)

const worstFirst = (one: DueRow, other: DueRow): number =>
  before(one.day, other.day) ||
  before(one.name, other.name) ||
  before(one.personId, other.personId) ||
  inOrder(one.clock, other.clock)

type Mark = Readonly<{ place: Place; reading: Clock; standing: Standing }>

const marksOf = (
  { personId, code, name, career, posts }: Holder,
  rules: MovementRules,
  day: Day,
  only: ClockName | null,
): Mark[] =>
  posts.flatMap(post => {
    const { titles } = post.position
    const place = { personId, code, name, titles, unitId: post.unit.id, unit: post.unit.name }
    return clocksOf(post, career, rules, day)
      .clocks.filter(clock => only === null || clock.name === only)
      .map(reading => ({ place, reading, standing: standingOf(reading, day) }))
  })

const isDueState = (standing: Standing): standing is DueState => dueStates.some(state => state === standing)

const rowOf = ({ place, reading, standing }: Mark): DueRow[] =>
  (reading.state === 'due' || reading.state === 'overdue') && isDueState(standing)
    ? [{ ...place, clock: reading.name, state: standing, day: reading.day, months: reading.months }]
    : []

const countUnits = (marks: readonly Mark[]): DueOfUnit[] =>
  [...Map.groupBy(marks, ({ place }) => place.unitId).values()]
    .flatMap(inUnit =>
      [...Map.groupBy(inUnit, ({ reading }) => reading.name)].flatMap(([clock, same]) =>
        same.slice(0, 1).map(({ place: { unitId, unit } }) => ({ unitId, unit, clock, counts: count(same) })),
      ),
    )
    .filter(({ counts }) => isAnyDue(counts))
    .sort((one, other) => before(one.unit, other.unit) || inOrder(one.clock, other.clock))

/** Counts every clock of every post, and lists those that are due or cannot be told. */
export const tallyDue = (
  holders: readonly Holder[],
  rules: MovementRules,
  day: Day,
  only: ClockName | null,
): DueFacts => {
  const marks = holders.flatMap(holder => marksOf(holder, rules, day, only))
  const byClock = Map.groupBy(marks, ({ reading }) => reading.name)
  const clocks = order.filter(name => name !== 'years' || rules.years !== null)
  return {
    ...{ day, only, clocks, rules },
    people: holders.length,
    posts: holders.reduce((sum, { posts }) => sum + posts.length, 0),
    byClock: clocks.flatMap(clock => {
      const same = byClock.get(clock)
      return same ? [{ clock, counts: count(same) }] : []
    }),
    byUnit: countUnits(marks),
    due: marks.flatMap(rowOf).sort(worstFirst),
    unknown: marks.flatMap(({ place, reading }) =>
      reading.state === 'unknown' ? [{ ...place, clock: reading.name, why: reading.why }] : [],
    ),
  }
}
