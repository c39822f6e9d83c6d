import { z } from 'zod'
import type { DataRequestRules } from '../domain/data-request/clocks.ts'
import type { RuleSet } from './rules.ts'

const keys = {
  firstAnswer: 'privacy.firstAnswer',
  rectification: 'data.request.rectification',
  objection: 'privacy.withdrawal',
  erasure: 'data.request.erasure',
} as const

/** Longer than any term of the law, and short enough to be counted through day by day. */
const term = z.object({
  unit: z.enum(['workingDays', 'calendarDays']),
  within: z.number().int().min(1).max(366),
})

/** Days in which whoever asks about his data is answered first, and in which it is decided. */
export const dataRequestRules: RuleSet<DataRequestRules> = {
  keys: Object.values(keys),
  read: ruleOf => ({
    firstAnswer: ruleOf(keys.firstAnswer, term),
    rectification: ruleOf(keys.rectification, term),
    objection: ruleOf(keys.objection, term),
    erasure: ruleOf(keys.erasure, term),
  }),
}

/** What each of them rests on, to be said with its day. */
export const dataRequestKeys = keys

const planningKey = 'data.planningDisclosed'

/** Whether somebody's own file tells him that he is in the succession planning. */
export const planningDisclosedRule: RuleSet<boolean> = {
  keys: [planningKey],
  read: ruleOf => ruleOf(planningKey, z.object({ enabled: z.boolean() })).enabled,
}
