import type { z } from 'zod'
import type { Day } from '../domain/day.ts'
import type { Connection } from './database.ts'
import { findRulesInForce } from './rules-in-force.ts'

/** Rows are never changed, only succeeded; a minute is how long a newly imported one may go unseen. */
const freshMilliseconds = 60_000

/** A set of rules that are read together, and the door their values come in by. */
export type RuleSet<Rules> = Readonly<{
  keys: readonly string[]
  read(ruleOf: <Value>(key: string, schema: z.ZodType<Value>) => Value): Rules
}>

const loadValues = async (
  connection: Connection,
  keys: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, unknown>> => {
  const rows = await findRulesInForce(connection, keys, day)
  return new Map(rows.map(row => [row.key, row.value]))
}

/** Whether a rule could take the place of the present one: every set that needs its key can still be read with it. */
export const canRead = async (
  connection: Connection,
  sets: readonly RuleSet<unknown>[],
  rule: Readonly<{ key: string; value: unknown; validFrom: Day }>,
): Promise<boolean> => {
  for (const { keys, read } of sets.filter(set => set.keys.includes(rule.key))) {
    const values = new Map(await loadValues(connection, keys, rule.validFrom)).set(rule.key, rule.value)
    try {
      read((key, schema) => schema.parse(values.get(key)))
    } catch {
      return false
    }
  }
  return true
}

/** The rules in force on a day, read once a minute and day rather than at every step of every dialogue. */
export const rememberRules = <Rules>({
  keys,
  read,
}: RuleSet<Rules>): ((connection: Connection, day: Day, at: Date) => Promise<Rules>) => {
  const known = new Map<Day, { rules: Rules; readAt: number }>()
  return async (connection, day, at) => {
    const hit = known.get(day)
    if (hit && Math.abs(at.getTime() - hit.readAt) < freshMilliseconds) return hit.rules
    const values = await loadValues(connection, keys, day)
    const rules = read((key, schema) => {
      const value = values.get(key)
      if (value === undefined) throw new Error(`The rulebook has no ${key} valid on ${day}.`)
      return schema.parse(value)
    })
    known.set(day, { rules, readAt: at.getTime() })
    return rules
  }
}
