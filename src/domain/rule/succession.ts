import { addDays } from '../day.ts'
import type { Rule, Succession } from './rule.ts'
import { faultOf, lastOf, type RuleFault } from './rule-fault.ts'

/**
 * What would follow what, or every fault there is. A rule is never changed: the one in force ends on the day before
 * its successor begins, so that what was decided under it can still be read under it.
 */
export const decideSuccession = (
  known: readonly Rule[],
  proposed: readonly Rule[],
  unreadable: ReadonlySet<string>,
): Readonly<{ faults: readonly RuleFault[]; successions: readonly Succession[] }> => {
  const faults = proposed.flatMap(rule => {
    const kind = faultOf(known, proposed, rule, unreadable)
    return kind ? [{ key: rule.key, kind }] : []
  })
  if (faults.length > 0) return { faults, successions: [] }
  const successions = proposed.flatMap(after => {
    const before = lastOf(known, after.key)
    return before ? [{ before: { ...before, validTo: endBefore(before, after) }, after }] : []
  })
  return { faults: [], successions }
}

/** A rule that ended earlier still ends when it ended: the days in between had none. */
const endBefore = ({ validTo }: Rule, { validFrom }: Rule): Rule['validTo'] => {
  const eve = addDays(validFrom, -1)
  return validTo !== null && validTo < eve ? validTo : eve
}
