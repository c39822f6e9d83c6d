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

/** An addressee who has not answered the reminder of a day; `authority` is who hears of it as the next one. */
export type Silent = Readonly<{ name: string; unit: string | null; sentOn: Day; authority: string | null }>

/** An addressee who cannot be written to. */
export type Unreachable = Readonly<{ id: string; name: string; unit: string | null }>

export type InspectionReminderNotice =
  | Readonly<{ kind: 'inspection.due'; card: InspectionCard; reminderId: string; daysBefore: number }>
  /** To the next authority, where there is one, and to whoever looks after it. */
  | Readonly<{ kind: 'inspection.unacknowledged'; card: InspectionCard; people: readonly Silent[] }>
  /** To whoever looks after it: these addressees have no chat. */
  | Readonly<{ kind: 'inspection.unreachable'; card: InspectionCard; people: readonly Unreachable[] }>
  /** Its days are over, and nobody has opened it. */
  | Readonly<{ kind: 'inspection.unopened'; card: InspectionCard }>
  | Readonly<{ kind: 'inspection.asked'; card: QuestionCard }>
  /** In the copies of the team, when one of them has answered; and to the one who asked. */
  | Readonly<{ kind: 'inspection.questionSettled'; card: QuestionCard; answer: QuestionAnswer }>
  | Readonly<{ kind: 'inspection.answered'; card: QuestionCard; answer: QuestionAnswer }>
