import type { Day } from '../day.ts'
import type { InspectionCard } from './notice.ts'

export type QuestionCard = Readonly<{
  questionId: string
  inspectionId: string
  title: string
  asker: string
  text: string
}>

export type QuestionAnswer = Readonly<{ text: string; answerer: string; answeredAt: string }>

export type InspectionReminderNotice =
  | Readonly<{ kind: 'inspection.due'; card: InspectionCard; reminderId: string; daysBefore: number }>
  /** To the next authority, where there is one, and to whoever looks after it. */
  | Readonly<{
      kind: 'inspection.unacknowledged'
      card: InspectionCard
      person: string
      unit: string | null
      sentOn: Day
      authority: string | null
    }>
  /** To whoever looks after it: the addressee has no chat. */
  | Readonly<{ kind: 'inspection.unreachable'; card: InspectionCard; person: string; unit: string | null }>
  | Readonly<{ kind: 'inspection.asked'; card: QuestionCard }>
  /** In the copies of the team, when one of them has answered; and to the one who asked. */
  | Readonly<{ kind: 'inspection.questionSettled'; card: QuestionCard; answer: QuestionAnswer }>
  | Readonly<{ kind: 'inspection.answered'; card: QuestionCard; answer: QuestionAnswer }>
