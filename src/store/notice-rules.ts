import { z } from 'zod'
import type { Minute } from '../domain/local-time.ts'
import type { NoticeRules } from '../domain/notice/manner.ts'
import type { RuleSet } from './rules.ts'

const keys = { quiet: 'notice.quietHours', budget: 'notice.reminderBudget' } as const

export const wallTime = z.string().regex(/^\d{2}:\d{2}$/)
const quietSchema = z.object({ from: wallTime, to: wallTime })
const budgetSchema = z.object({ maximum: z.number().int().min(0) })

export const toMinute = (text: string): Minute => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

/** How the province wants its people to be told things: `notice.*` of the rulebook. */
export const noticeRulesIn = (timeZone: string): RuleSet<NoticeRules> => ({
  keys: Object.values(keys),
  read(ruleOf) {
    const quiet = ruleOf(keys.quiet, quietSchema)
    return {
      timeZone,
      quietFrom: toMinute(quiet.from),
      quietTo: toMinute(quiet.to),
      reminderBudget: ruleOf(keys.budget, budgetSchema).maximum,
    }
  },
})

const secondApproval = 'broadcast.secondApprovalAbove'

/** Recipients above which a second person has to release a broadcast. */
export const secondApprovalRule: RuleSet<number> = {
  keys: [secondApproval],
  read: ruleOf => ruleOf(secondApproval, z.object({ above: z.number().int().min(0) })).above,
}
