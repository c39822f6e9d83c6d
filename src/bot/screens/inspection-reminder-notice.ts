import type { Day } from '../../domain/day.ts'
import type { InspectionReminderNotice } from '../../domain/inspection/reminder-notice.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { answerToldScreen, questionCardScreen, questionSettledScreen } from './inspection-question.ts'
import { inspectionDueScreen } from './inspection-reminder.ts'
import { unacknowledgedScreen, unopenedScreen, unreachableScreen } from './inspection-warning.ts'

/** What is told about the reminders of an inspection, and about questions to its team. */
export const inspectionReminderNoticeScreen = (
  content: InspectionReminderNotice,
  today: Day,
  speech: Speech,
): Screen => {
  switch (content.kind) {
    case 'inspection.due':
      return inspectionDueScreen(content, today, speech)
    case 'inspection.unacknowledged':
      return unacknowledgedScreen(content, speech)
    case 'inspection.unreachable':
      return unreachableScreen(content, speech)
    case 'inspection.unopened':
      return unopenedScreen(content, speech)
    case 'inspection.asked':
      return questionCardScreen(content.card, speech)
    case 'inspection.questionSettled':
      return questionSettledScreen(content, speech)
    case 'inspection.answered':
      return answerToldScreen(content, speech)
  }
}
