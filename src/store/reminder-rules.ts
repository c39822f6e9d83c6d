import { z } from 'zod'
import type { ReminderRules } from '../domain/evaluation/deadline.ts'
import { toMinute, wallTime } from './notice-rules.ts'
import type { RuleSet } from './rules.ts'

const keys = { ladder: 'evaluation.deadline.reminders', time: 'evaluation.deadline.reminderTime' } as const

const ladderSchema = z.object({ before: z.array(z.number().int().min(0)) })
const timeSchema = z.object({ at: wallTime })

/** When whoever has not handed in is reminded: `evaluation.deadline.*` of the rulebook. */
export const reminderRules: RuleSet<ReminderRules> = {
  keys: Object.values(keys),
  read: ruleOf => ({
    before: ruleOf(keys.ladder, ladderSchema).before,
    at: toMinute(ruleOf(keys.time, timeSchema).at),
  }),
}
