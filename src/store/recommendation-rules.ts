import { z } from 'zod'
import type { RecommendationRules } from '../domain/recommendation/rules.ts'
import { toMinute, wallTime } from './notice-rules.ts'
import type { RuleSet } from './rules.ts'

const keys = {
  overdue: 'inspection.recommendation.overdue',
  reopened: 'inspection.recommendation.reopened',
} as const

const days = z.number().int().min(1)
const overdueSchema = z.object({
  remindBefore: z.array(z.number().int().min(0)),
  at: wallTime,
  repeatAfter: days,
  times: days,
})

/** When owners are reminded and authorities told, in calendar days: `inspection.recommendation.*` of the rulebook. */
export const recommendationRules: RuleSet<RecommendationRules> = {
  keys: Object.values(keys),
  read: ruleOf => {
    const { at, ...overdue } = ruleOf(keys.overdue, overdueSchema)
    const { within } = ruleOf(keys.reopened, z.object({ within: days }))
    return { ...overdue, at: toMinute(at), reopenedWithin: within }
  },
}
