import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { NewestRung } from './newest-rung.ts'
import type { ReminderRules, SentReminder } from './reminder.ts'

/** The newest rung one addressee has not been sent; `isReachable` while his chat can be written to. */
export type DueReminder = Readonly<{
  inspectionId: string
  personId: string
  daysBefore: number
  dueOn: Day
  isReachable: boolean
}>

export type DueWindow = Readonly<{
  rungs: readonly NewestRung[]
  rules: ReminderRules
  /** The province's, which those have who chose none. */
  timeZone: string
  /** This inspection alone. */
  inspectionId: string | null
  limit: number
}>

export type InspectionReminders = Readonly<{
  rules(moment: Moment): Promise<ReminderRules>
  /** The ladders of inspections that are planned, each once. */
  ladders(today: Day): Promise<readonly (readonly number[])[]>
  /** The time zones people have chosen. */
  zones(): Promise<readonly string[]>
  /**
   * Who gets the newest rung of his zone: unless it was sent, or was over when the inspection was planned, or when he
   * was last told of its days. Sealed ones never.
   */
  due(window: DueWindow): Promise<readonly DueReminder[]>
  add(reminder: Omit<SentReminder, 'acknowledgedAt' | 'escalatedAt'>): Promise<void>
  find(id: string): Promise<SentReminder | undefined>
  /** Everything that was sent about an inspection for its present days, the oldest first. */
  sent(inspectionId: string): Promise<readonly SentReminder[]>
  /** This person's of these days sent until then; answers how many had not been acknowledged. */
  acknowledge(reminder: SentReminder, at: Date): Promise<number>
  /**
   * Not acknowledged, sent before that instant, told to nobody else yet, and sent to whoever is an addressee still;
   * of inspections that are planned for the same days and begin no earlier than `from`.
   */
  unacknowledged(
    before: Date,
    from: Day,
    inspectionId: string | null,
    limit: number,
  ): Promise<readonly SentReminder[]>
  escalated(ids: readonly string[], at: Date): Promise<void>
  /** Those of these people whom nothing can be written to in chat. */
  unreachable(personIds: readonly string[]): Promise<readonly string[]>
  /** Of whom it was told already that they have no chat. */
  toldUnreachable(inspectionId: string): Promise<readonly string[]>
  /** Planned, never opened, with a last day between these two, and nobody told of that. */
  unopened(from: Day, until: Day, limit: number): Promise<readonly string[]>
}>
