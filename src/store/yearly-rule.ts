import { z } from 'zod'
import type { RuleSet } from './rules.ts'

const key = 'evaluation.deadline.yearly'

/** The last day of the yearly evaluation, `MM-DD`: `evaluation.deadline.yearly` of the rulebook. */
export const yearlyRule: RuleSet<string> = {
  keys: [key],
  read: ruleOf => ruleOf(key, z.object({ lastDay: z.string().regex(/^\d\d-\d\d$/) })).lastDay,
}
