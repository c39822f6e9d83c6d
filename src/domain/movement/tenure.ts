import { addDays, type Day } from '../day.ts'
import { monthsBetween } from './months.ts'
import type { Assignment, Career, Succession } from './movement.ts'

/** How long a post has been held without a day in between, in whole months. */
export type Tenure = Readonly<{ since: Day; months: number; acrossMerger: boolean }>

const placesBefore = (unitId: string, successions: readonly Succession[]): ReadonlySet<string> => {
  const places = new Set([unitId])
  // A set goes on with what is added while it is walked through.
  for (const place of places) {
    for (const { from, to } of successions) if (to === place) places.add(from)
  }
  return places
}

const touches = (earlier: Assignment, since: Day): boolean =>
  earlier.startedOn < since && (earlier.endedOn === null || since <= addDays(earlier.endedOn, 1))

/**
 * Since when a post of somebody has been held, up to a day: the same position in the same unit and, where `continues`,
 * in the units it took the place of. A day without it begins anew; posts that overlap count once.
 */
export const tenureOf = (
  { assignments, successions }: Pick<Career, 'assignments' | 'successions'>,
  post: Assignment,
  day: Day,
  { continues, counts = () => true }: { continues: boolean; counts?: (one: Assignment) => boolean },
): Tenure => {
  const places = continues ? placesBefore(post.unit.id, successions) : new Set([post.unit.id])
  const same = assignments.filter(
    one => one.position.id === post.position.id && places.has(one.unit.id) && counts(one),
  )
  let first = post
  for (;;) {
    const since = first.startedOn
    const earlier = same.find(one => touches(one, since))
    if (!earlier) break
    first = earlier
  }
  const since = first.startedOn
  return { since, months: monthsBetween(since, day), acrossMerger: first.unit.id !== post.unit.id }
}
