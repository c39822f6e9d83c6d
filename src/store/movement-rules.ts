import { z } from 'zod'
import type { Day } from '../domain/day.ts'
import {
  clockRules,
  type MovementBases,
  type MovementRuleName,
  type MovementRules,
  otherRules,
} from '../domain/movement/rules.ts'
import type { Connection } from './database.ts'
import type { RuleSet } from './rules.ts'
import { basisOf, findRulesInForce } from './rules-in-force.ts'

/** No limit of the law is longer than a working life. */
const months = z.number().int().min(1).max(720)
const inMonths = z.literal('months')

const rotation = z
  .object({ unit: inMonths, minimum: months })
  .transform(({ minimum }) => ({ least: minimum }))
const terms = z
  .object({ unit: z.literal('terms'), consecutiveMaximum: z.number().int().min(1).max(10) })
  .transform(({ consecutiveMaximum }) => ({ most: consecutiveMaximum }))
const years = z
  .object({ unit: inMonths, head: months, deputy: months, enabled: z.boolean() })
  .transform(({ head, deputy, enabled }) => (enabled ? { head, deputy } : null))
const serviceLeft = z
  .object({ unit: inMonths, minimum: months, minimumIfMovedByRule: months })
  .transform(({ minimum, minimumIfMovedByRule }) => ({
    least: minimum,
    leastIfMandated: minimumIfMovedByRule,
  }))
const secondment = z
  .object({ unit: inMonths, maximum: months })
  .transform(({ maximum }) => ({ most: maximum }))
const admission = z
  .object({ unit: inMonths, minimumExperience: months })
  .transform(({ minimumExperience }) => ({ least: minimumExperience }))
const periodicChange = z
  .object({
    unit: inMonths,
    minimum: months,
    maximum: months,
    fields: z.record(z.string(), months).default({}),
  })
  .refine(({ minimum, maximum }) => minimum <= maximum)
  .transform(({ minimum, maximum, fields }) => ({ least: minimum, most: maximum, fields }))
const merger = z.object({ unit: z.literal('switch'), enabled: z.boolean() })

const keys: Readonly<Record<MovementRuleName, string>> = { ...clockRules, ...otherRules }

const setOf = (key: string, schema: z.ZodType): RuleSet<unknown> => ({
  keys: [key],
  read: ruleOf => ruleOf(key, schema),
})

/** What an imported rule has to be readable by; each by itself, because each may be missing. */
export const movementRules: readonly RuleSet<unknown>[] = [
  setOf(keys.rotation, rotation),
  setOf(keys.terms, terms),
  setOf(keys.years, years),
  setOf(keys.serviceLeft, serviceLeft),
  setOf(keys.secondment, secondment),
  setOf(keys.admission, admission),
  setOf(keys.periodicChange, periodicChange),
  setOf(keys.merger, merger),
]

/** The limits in force on a day and what they rest on, in one read. */
export const findMovementRules = async (
  connection: Connection,
  day: Day,
): Promise<Readonly<{ rules: MovementRules; bases: MovementBases }>> => {
  const rows = await findRulesInForce(connection, Object.values(keys), day)
  const read = <Value>(name: MovementRuleName, schema: z.ZodType<Value>): Value | null => {
    const row = rows.find(({ key }) => key === keys[name])
    return row ? schema.parse(row.value) : null
  }
  const bases = Object.entries(keys).flatMap(([name, key]) => {
    const row = rows.find(one => one.key === key)
    return row ? [[name as MovementRuleName, basisOf(row)] as const] : []
  })
  return {
    rules: {
      rotation: read('rotation', rotation),
      terms: read('terms', terms),
      years: read('years', years),
      serviceLeft: read('serviceLeft', serviceLeft),
      secondment: read('secondment', secondment),
      admission: read('admission', admission),
      periodicChange: read('periodicChange', periodicChange),
      // Where nothing is said tenure does not go on: nobody's months are made longer without a rule.
      continuesAcrossMerger: read('merger', merger)?.enabled ?? false,
    },
    bases: new Map(bases),
  }
}
