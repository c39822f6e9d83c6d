import { z } from 'zod'
import type { ReminderRules } from '../domain/inspection/reminder.ts'
import { toMinute, wallTime } from './notice-rules.ts'
import type { RuleSet } from './rules.ts'

const keys = {
  ladder: 'inspection.reminders',
  escalation: 'inspection.acknowledgement.escalateAfter',
} as const

/** When addressees are reminded, and when others are told that one has not answered. */
export const inspectionReminderRules: RuleSet<ReminderRules> = {
  keys: Object.values(keys),
  read: ruleOf => ({
    at: toMinute(ruleOf(keys.ladder, z.object({ at: wallTime })).at),
    escalateAfter: ruleOf(keys.escalation, z.object({ after: z.number().int().min(1).max(30) })).after,
  }),
}
