import { approvalButtons } from './buttons/approval.ts'
import { boardButtons } from './buttons/board.ts'
import { broadcastButtons } from './buttons/broadcast.ts'
import { calendarButtons } from './buttons/calendar.ts'
import { classificationButtons } from './buttons/classification.ts'
import { collectiveButtons } from './buttons/collective.ts'
import { cycleButtons } from './buttons/cycle.ts'
import { dataRequestButtons } from './buttons/data-request.ts'
import { evaluationButtons } from './buttons/evaluation.ts'
import { findingButtons } from './buttons/finding.ts'
import { generalButtons } from './buttons/general.ts'
import { importButtons } from './buttons/import.ts'
import { inspectionButtons } from './buttons/inspection.ts'
import { inspectionReminderButtons } from './buttons/inspection-reminder.ts'
import { notebookButtons } from './buttons/notebook.ts'
import { ownDataButtons } from './buttons/own-data.ts'
import { paperEntryButtons } from './buttons/paper-entry.ts'
import { personButtons } from './buttons/person.ts'
import { petitionButtons } from './buttons/petition.ts'
import { recommendationButtons } from './buttons/recommendation.ts'
import { reportButtons } from './buttons/report.ts'
import { retentionButtons } from './buttons/retention.ts'
import { roleButtons } from './buttons/role.ts'
import { rotationButtons } from './buttons/rotation.ts'
import { routingButtons } from './buttons/routing.ts'
import { ruleButtons } from './buttons/rule.ts'
import { serviceButtons } from './buttons/service-end.ts'
import { urgeButtons } from './buttons/urge.ts'

/** Every button of the bot, in one place, so that no two share a code. */
export const buttons = {
  ...generalButtons,
  ...evaluationButtons,
  ...approvalButtons,
  ...classificationButtons,
  ...calendarButtons,
  ...petitionButtons,
  ...personButtons,
  ...paperEntryButtons,
  ...retentionButtons,
  ...rotationButtons,
  ...routingButtons,
  ...recommendationButtons,
  ...urgeButtons,
  ...collectiveButtons,
  ...cycleButtons,
  ...ruleButtons,
  ...roleButtons,
  ...serviceButtons,
  ...importButtons,
  ...inspectionButtons,
  ...inspectionReminderButtons,
  ...notebookButtons,
  ...findingButtons,
  ...ownDataButtons,
  ...dataRequestButtons,
  ...boardButtons,
  ...reportButtons,
  ...broadcastButtons,
} as const
