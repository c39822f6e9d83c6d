import { z } from 'zod'
import type { ReminderLadder } from '../domain/inspection/ladder.ts'
import { toMinute, wallTime } from './notice-rules.ts'
import type { RuleSet } from './rules.ts'

const key = 'inspection.reminders'

const schema = z.object({ before: z.array(z.number().int().min(0).max(365)).max(12), at: wallTime })

/** How many days before an inspection its subjects are reminded, and when. */
export const inspectionLadder: RuleSet<ReminderLadder> = {
  keys: [key],
  read: ruleOf => {
    const { before, at } = ruleOf(key, schema)
    return { before, at: toMinute(at) }
  },
}
