import { z } from 'zod'
import type { RuleSet } from './rules.ts'

const key = 'calendar.weekend'

/** A week without a working day would have no end. */
const schema = z.object({ days: z.array(z.number().int().min(1).max(7)).max(6) })

/** The days of the week that are not worked, 0 Sunday … 6 Saturday: `calendar.weekend` of the rulebook. */
export const weekendRule: RuleSet<readonly number[]> = {
  keys: [key],
  read: ruleOf => [...new Set(ruleOf(key, schema).days.map(day => day % 7))],
}
