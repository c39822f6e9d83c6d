import { z } from 'zod'
import type { PendingRules } from '../domain/approval/pending-item.ts'
import type { RuleSet } from './rules.ts'

const key = 'approval.pending'

const days = z.number().int().min(1)

/** How long something may wait for one person: `approval.pending` of the rulebook, in working days. */
export const pendingRules: RuleSet<PendingRules> = {
  keys: [key],
  read: ruleOf => ruleOf(key, z.object({ remindAfter: days, nextAuthorityAfter: days })),
}
