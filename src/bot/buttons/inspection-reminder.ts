import { button } from '../button.ts'

/** Reminders of an inspection, who has acknowledged them, questions to its team, its days as a file. */
export const inspectionReminderButtons = {
  acknowledgeReminder: button('Ja', { reminder: 'id' }),
  inspectionDays: button('Jc', { inspection: 'id' }),
  reminderBoard: button('Jw', { inspection: 'id', page: 'number' }),
  askTeam: button('Jq', { inspection: 'id' }),
  inspectionQuestions: button('Jl', { inspection: 'id', page: 'number' }),
  answerQuestion: button('Jo', { asked: 'id' }),
} as const
