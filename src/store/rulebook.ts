import type { Day } from '../domain/day.ts'
import {
  civilServantPetition,
  classificationRules,
  publicEmployeePetition,
  reviewGapRule,
} from './classification-rules.ts'
import type { Connection } from './database.ts'
import { noticeRulesIn, secondApprovalRule } from './notice-rules.ts'
import { pendingRules } from './pending-rules.ts'
import { reminderRules } from './reminder-rules.ts'
import { canRead, rememberRules } from './rules.ts'
import { scoringRules } from './scoring-rules.ts'
import { yearlyRule } from './yearly-rule.ts'

const ruleSets = [
  scoringRules,
  reminderRules,
  secondApprovalRule,
  classificationRules,
  publicEmployeePetition,
  civilServantPetition,
  reviewGapRule,
  yearlyRule,
]

/** The rules in force on a day, as the rooms that need them want to read them; the zone is the province's own. */
export const createRulebook = (timeZone: string) => ({
  scoring: rememberRules(scoringRules),
  notices: rememberRules(noticeRulesIn(timeZone)),
  reminders: rememberRules(reminderRules),
  pending: rememberRules(pendingRules),
  secondApprovalAbove: rememberRules(secondApprovalRule),
  classification: rememberRules(classificationRules),
  publicEmployeePetition: rememberRules(publicEmployeePetition),
  civilServantPetition: rememberRules(civilServantPetition),
  reviewGap: rememberRules(reviewGapRule),
  yearly: rememberRules(yearlyRule),
  /** Whether whoever needs a rule could read it with this value. */
  canRead: (connection: Connection, rule: Readonly<{ key: string; value: unknown; validFrom: Day }>) =>
    canRead(connection, [...ruleSets, noticeRulesIn(timeZone)], rule),
})

export type Rulebook = ReturnType<typeof createRulebook>
