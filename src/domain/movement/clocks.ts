import type { Day } from '../day.ts'
import { addMonths, monthsBetween } from './months.ts'
import type { Assignment, Career } from './movement.ts'
import type { ClockName, MovementRules } from './rules.ts'
import { type Tenure, tenureOf } from './tenure.ts'

/** How long before its day a clock is called near, in months. */
export const nearMonths = 12

export type UnknownWhy = 'rule' | 'rank' | 'term' | 'service' | 'field' | 'dissolved'
export type ExemptWhy = 'notRotated' | 'notLeader' | 'deputy' | 'leader'

/**
 * `running`, `due`: so many whole months are left until the day. `overdue`: it is past, so many months ago. `met`: a
 * least time is served, or what a rotation needs was there. `short`: it was not, or is no longer, from that day on.
 */
export type ClockState =
  | Readonly<{ state: 'running' | 'due' | 'overdue'; day: Day; months: number }>
  | Readonly<{ state: 'met' | 'short'; day: Day }>
  | Readonly<{ state: 'unknown'; why: UnknownWhy }>
  | Readonly<{ state: 'exempt'; why: ExemptWhy }>

/** `between`: the earliest and the latest day it can be, where the rule leaves that open. */
type Reading = ClockState & Readonly<{ between?: Readonly<{ earliest: Day; latest: Day }> }>

export type Clock = Reading & Readonly<{ name: ClockName }>

const unknown = (why: UnknownWhy): ClockState => ({ state: 'unknown', why })
const exempt = (why: ExemptWhy): ClockState => ({ state: 'exempt', why })

const ahead = (day: Day, today: Day) => ({
  state: day <= addMonths(today, nearMonths) ? ('due' as const) : ('running' as const),
  day,
  months: monthsBetween(today, day),
})

/** A longest time: its day itself is still within it. */
const longest = (day: Day, today: Day): ClockState =>
  day < today ? { state: 'overdue', day, months: monthsBetween(day, today) } : ahead(day, today)

/** A least time: served once its day has come. */
const least = (day: Day, today: Day): ClockState => (day <= today ? { state: 'met', day } : ahead(day, today))

/** What every clock of one post looks at. */
type Sight = Readonly<{
  post: Assignment
  career: Career
  rules: MovementRules
  today: Day
  tenure: Tenure
}>

const sinceOfKind = ({ post, career, rules, today }: Sight): Day =>
  tenureOf(career, post, today, {
    continues: rules.continuesAcrossMerger,
    counts: one => one.kind === post.kind,
  }).since

const rotationClock = (sight: Sight): ClockState => {
  const { post, rules, today } = sight
  if (post.kind !== 'rotation') return exempt('notRotated')
  if (!rules.rotation) return unknown('rule')
  return least(addMonths(sinceOfKind(sight), rules.rotation.least), today)
}

const termsClock = ({ post, rules, today, tenure }: Sight): ClockState => {
  const { leadership, rank, termYears } = post.position
  if (!leadership) return exempt('notLeader')
  if (rank === null) return unknown('rank')
  if (rank === 'deputy') return exempt('deputy')
  if (!rules.terms) return unknown('rule')
  if (termYears === null) return unknown('term')
  return longest(addMonths(tenure.since, rules.terms.most * termYears * 12), today)
}

const yearsClock = ({ post, rules, today, tenure }: Sight): ClockState => {
  const { leadership, rank } = post.position
  if (!leadership) return exempt('notLeader')
  if (rank === null) return unknown('rank')
  if (!rules.years) return unknown('rule')
  return longest(addMonths(tenure.since, rules.years[rank]), today)
}

/** At a rotation enough service had to be left; for everybody else it is the last day on which enough would be. */
const serviceClock = (sight: Sight): ClockState => {
  const { post, career, rules, today } = sight
  if (career.serviceUntil === null) return unknown('service')
  if (!rules.serviceLeft) return unknown('rule')
  if (post.kind === 'rotation') {
    const needed = post.mandated ? rules.serviceLeft.leastIfMandated : rules.serviceLeft.least
    const isEnough = addMonths(sinceOfKind(sight), needed) <= career.serviceUntil
    return { state: isEnough ? 'met' : 'short', day: sinceOfKind(sight) }
  }
  const last = addMonths(career.serviceUntil, -rules.serviceLeft.least)
  return last < today ? { state: 'short', day: last } : ahead(last, today)
}

const secondmentClock = (sight: Sight): ClockState => {
  const { rules, today } = sight
  if (!rules.secondment) return unknown('rule')
  return longest(addMonths(sinceOfKind(sight), rules.secondment.most), today)
}

const periodicClock = ({ post, rules, today, tenure }: Sight): Reading => {
  const { leadership, field } = post.position
  if (leadership) return exempt('leader')
  const rule = rules.periodicChange
  if (!rule) return unknown('rule')
  const ofField = field === null ? undefined : rule.fields[field]
  if (ofField !== undefined) return longest(addMonths(tenure.since, ofField), today)
  const earliest = addMonths(tenure.since, rule.least)
  const latest = addMonths(tenure.since, rule.most)
  const between = { earliest, latest }
  if (field === null) return { ...unknown('field'), between }
  if (today <= earliest) return { ...ahead(earliest, today), between }
  // Between the two it may be any day, so it is near however far the latest is.
  const state = latest < today ? longest(latest, today) : { ...ahead(latest, today), state: 'due' as const }
  return { ...state, between }
}

const dials: Readonly<Record<ClockName, (sight: Sight) => Reading>> = {
  rotation: rotationClock,
  terms: termsClock,
  years: yearsClock,
  serviceLeft: serviceClock,
  secondment: secondmentClock,
  periodicChange: periodicClock,
}

/** A post held on a day, how long, how much service is left in months (null: not recorded), and its clocks. */
export type PostClocks = Readonly<{
  post: Assignment
  tenure: Tenure
  serviceLeft: number | null
  /** The unit was dissolved, and no end of the post is recorded. */
  isLeftOver: boolean
  clocks: readonly Clock[]
}>

/**
 * The clocks of one post as of a day, in whole months. A secondment has its own limit and none of the others but the
 * service left; a limit in years is looked at only where the rule is switched on.
 */
export const clocksOf = (post: Assignment, career: Career, rules: MovementRules, today: Day): PostClocks => {
  const tenure = tenureOf(career, post, today, { continues: rules.continuesAcrossMerger })
  const sight = { post, career, rules, today, tenure }
  const { validTo } = post.unit
  const isLeftOver = validTo !== null && validTo < today
  const names: readonly ClockName[] =
    post.kind === 'secondment'
      ? ['secondment', 'serviceLeft']
      : ['rotation', 'terms', ...(rules.years ? (['years'] as const) : []), 'serviceLeft', 'periodicChange']
  const clockOf = (name: ClockName): Clock => {
    const isOfPost = name !== 'serviceLeft'
    return isLeftOver && isOfPost ? { name, ...unknown('dissolved') } : { name, ...dials[name](sight) }
  }
  const { serviceUntil } = career
  const serviceLeft = serviceUntil === null ? null : monthsBetween(today, serviceUntil)
  return { post, tenure, serviceLeft, isLeftOver, clocks: names.map(clockOf) }
}
