import { addDays, type Day } from '../day.ts'
import type { CycleKind } from '../evaluation/evaluation.ts'
import { done, type Result, refused } from '../result.ts'
import { isPeriodOf, type Period } from './period.ts'

/**
 * A cycle before it is opened. `group` may be `unitsTag`; else `group` and `form` are tags of what was chosen, because a key has no room for
 * more; null is everybody, and the form that each person's regime names.
 */
export type CyclePlan = Readonly<{
  kind: CycleKind
  period: Period
  unitId: string
  group: string | null
  form: string | null
  opensOn: Day
  closesOn: Day
}>

/** In place of a group: not people but units, each by its head. */
export const unitsTag = '_units'

export type DayRefusal = 'cycle_day_past' | 'cycle_days_crossed' | 'cycle_day_far'
export type PlanRefusal = 'cycle_period_wrong' | DayRefusal

/** Days a period may lie away, and a cycle may stay open. */
const farthest = 730

/** Refuses a day of closing that is over, comes before the opening, or lies too far ahead. */
export const decideDays = (opensOn: Day, closesOn: Day, today: Day): Result<null, DayRefusal> => {
  if (closesOn < today) return refused('cycle_day_past')
  if (closesOn < opensOn) return refused('cycle_days_crossed')
  return closesOn > addDays(today, farthest) ? refused('cycle_day_far') : done(null)
}

export const decidePlan = (plan: CyclePlan, today: Day): Result<null, PlanRefusal> => {
  const { kind, period, opensOn, closesOn } = plan
  const isNear = period.to >= addDays(today, -farthest) && period.from <= addDays(today, farthest)
  if (!isNear || !isPeriodOf(kind, period)) return refused('cycle_period_wrong')
  return opensOn < today ? refused('cycle_day_past') : decideDays(opensOn, closesOn, today)
}

/** Different tags there can be: as many as six letters make. */
const tags = 36 ** 6

/** At most six letters that stand for a longer name among not many. */
export const tagOf = (name: string): string => {
  let hash = 0
  for (const sign of name) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0
  return (hash % tags).toString(36)
}
