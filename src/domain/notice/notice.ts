import type {
  Announcement,
  BroadcastCard,
  BroadcastCounts,
  DecisionTime,
  ReleaseOutcome,
} from '../broadcast/broadcast.ts'
import type { Day } from '../day.ts'
import type { CycleKind, Evaluation } from '../evaluation/evaluation.ts'
import type { Level } from '../evaluation/score.ts'

export type PeriodFacts = Readonly<{ kind: CycleKind; periodFrom: Day; periodTo: Day }>

/** What a supervisor's card says; it is also what /approvals lists. */
export type CardFacts = Readonly<{
  approvalId: string
  requester: string
  positionTitles: Readonly<Record<string, string>> | null
  unit: string | null
  period: PeriodFacts
  points: number
  level: Level
  dueOn: Day
  late: boolean
  revision: number
  changedLines: number
}>

export type DecisionFacts = Readonly<{
  outcome: 'approved' | 'returned'
  decider: string
  decidedAt: string
}>

/** What is told unasked, by name and with plain facts; it knows neither language nor channel. */
export type NoticeContent =
  | Readonly<{ kind: 'evaluation.submitted'; card: CardFacts }>
  | Readonly<{ kind: 'approval.decided'; card: CardFacts; decision: DecisionFacts }>
  | Readonly<{
      kind: 'evaluation.approved'
      decision: DecisionFacts
      period: PeriodFacts
      points: number
      level: Level
    }>
  | Readonly<{
      kind: 'evaluation.returned'
      decision: DecisionFacts
      period: PeriodFacts
      evaluationId: Evaluation['id']
      reason: string
      lines: number
    }>
  | Readonly<{ kind: 'invite.disowned'; person: string }>
  | EvaluationDue
  | Readonly<{ kind: 'reminders.collected'; reminders: readonly Reminder[] }>
  | (Readonly<{ kind: 'broadcast.announced' }> & Announcement)
  | Readonly<{ kind: 'broadcast.confirmed'; card: BroadcastCard; dueOn: Day }>
  | Readonly<{ kind: 'broadcast.decided'; card: BroadcastCard; outcome: ReleaseOutcome }>
  | Readonly<{
      kind: 'broadcast.started'
      card: BroadcastCard
      counts: BroadcastCounts
      releasedBy: DecisionTime | null
    }>
  | Readonly<{ kind: 'notice.unformatted'; of: string }>

/** An evaluation that has to be handed in by a day; not begun, or begun and not submitted. */
export type EvaluationDue = Readonly<{
  kind: 'evaluation.due'
  cycleId: string
  period: PeriodFacts
  closesOn: Day
}>

/** What is told again of something known: counted, collected, put off. */
export type Reminder = EvaluationDue

/**
 * `dedupeKey` makes it once, however often its cause is repeated; `subject` (`approval:<id>`) is what later
 * revisions are found by.
 */
export type NewNotice = Readonly<{
  id: string
  dedupeKey: string
  subject: string
  content: NoticeContent
  recipients: readonly string[]
  at: Date
  /** Not sent from this instant on. */
  expiresAt?: Date
}>

/** An opaque name of the one message somebody is looking at, in the words of his channel. */
export type ScreenRef = string

export type Revision = Readonly<{
  id: string
  dedupeKey: string
  subject: string
  content: NoticeContent
  except: ScreenRef | null
  at: Date
}>
