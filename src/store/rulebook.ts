import type { Day } from '../domain/day.ts'
import {
  civilServantPetition,
  classificationRules,
  publicEmployeePetition,
  reviewGapRule,
} from './classification-rules.ts'
import { clockRules } from './clock-rules.ts'
import { compositionRule } from './composition-rule.ts'
import { dataRequestRules, planningDisclosedRule } from './data-request-rules.ts'
import type { Connection } from './database.ts'
import { inspectionLadder } from './inspection-ladder.ts'
import { inspectionReminderRules } from './inspection-reminder-rules.ts'
import { movementRules } from './movement-rules.ts'
import { noticeRulesIn, secondApprovalRule } from './notice-rules.ts'
import { pendingRules } from './pending-rules.ts'
import { recommendationRules } from './recommendation-rules.ts'
import { reminderRules } from './reminder-rules.ts'
import { reportTermsRule } from './report-terms.ts'
import { retentionRules } from './retention-rules.ts'
import { canRead, rememberRules } from './rules.ts'
import { scoringRules } from './scoring-rules.ts'
import { weekendRule } from './weekend-rule.ts'
import { yearlyRule } from './yearly-rule.ts'

const ruleSets = [
  scoringRules,
  reminderRules,
  retentionRules,
  recommendationRules,
  secondApprovalRule,
  classificationRules,
  publicEmployeePetition,
  civilServantPetition,
  reviewGapRule,
  yearlyRule,
  weekendRule,
  ...clockRules,
  ...movementRules,
  inspectionLadder,
  inspectionReminderRules,
  dataRequestRules,
  planningDisclosedRule,
  reportTermsRule,
  compositionRule,
]

/** The rules in force on a day, as the rooms that need them want to read them; the zone is the province's own. */
export const createRulebook = (timeZone: string) => ({
  scoring: rememberRules(scoringRules),
  notices: rememberRules(noticeRulesIn(timeZone)),
  reminders: rememberRules(reminderRules),
  retention: rememberRules(retentionRules),
  recommendations: rememberRules(recommendationRules),
  pending: rememberRules(pendingRules),
  secondApprovalAbove: rememberRules(secondApprovalRule),
  classification: rememberRules(classificationRules),
  publicEmployeePetition: rememberRules(publicEmployeePetition),
  civilServantPetition: rememberRules(civilServantPetition),
  reviewGap: rememberRules(reviewGapRule),
  yearly: rememberRules(yearlyRule),
  weekend: rememberRules(weekendRule),
  inspectionLadder: rememberRules(inspectionLadder),
  inspectionReminders: rememberRules(inspectionReminderRules),
  dataRequests: rememberRules(dataRequestRules),
  planningDisclosed: rememberRules(planningDisclosedRule),
  /** Whether whoever needs a rule could read it with this value. */
  canRead: (connection: Connection, rule: Readonly<{ key: string; value: unknown; validFrom: Day }>) =>
    canRead(connection, [...ruleSets, noticeRulesIn(timeZone)], rule),
})

export type Rulebook = ReturnType<typeof createRulebook>
