import { noticeRulesIn, secondApprovalRule } from './notice-rules.ts'
import { reminderRules } from './reminder-rules.ts'
import { rememberRules } from './rules.ts'
import { scoringRules } from './scoring-rules.ts'

/** The rules in force on a day, as the rooms that need them want to read them; the zone is the province's own. */
export const createRulebook = (timeZone: string) => ({
  scoring: rememberRules(scoringRules),
  notices: rememberRules(noticeRulesIn(timeZone)),
  reminders: rememberRules(reminderRules),
  secondApprovalAbove: rememberRules(secondApprovalRule),
})

export type Rulebook = ReturnType<typeof createRulebook>
