import type { PassingReason } from '../approval/passing.ts'
import type {
  Announcement,
  BroadcastCard,
  BroadcastCounts,
  DecisionTime,
  ReleaseOutcome,
} from '../broadcast/broadcast.ts'
import type { CalendarNotice } from '../calendar/notice.ts'
import type { CollectiveNotice } from '../collective/notice.ts'
import type { DataRequestNotice } from '../data-request/notice.ts'
import type { Day } from '../day.ts'
import type { CauseCard } from '../evaluation/cause-card.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import type { Level } from '../evaluation/score.ts'
import type { FindingNotice } from '../finding/notice.ts'
import type { InspectionNotice } from '../inspection/notice.ts'
import type { OnSiteNotice } from '../inspection/on-site-notice.ts'
import type { InspectionReminderNotice } from '../inspection/reminder-notice.ts'
import type { RequestNotice } from '../movement/notice.ts'
import type { PaperNotice } from '../paper-entry/notice.ts'
import type { PersonNotice } from '../person/notice.ts'
import type { AnswerFacts, PetitionCard } from '../petition/card.ts'
import type { RecommendationNotice } from '../recommendation/notice.ts'
import type { RoleNotice } from '../role/notice.ts'
import type { RosterNotice } from '../roster/notice.ts'
import type { ListedProposal } from '../rule/rule.ts'
import type { ServiceNotice } from '../service/notice.ts'
import type { UrgeNotice } from '../urge/notice.ts'
import type {
  CardFacts,
  CauseDecision,
  DecisionFacts,
  PeriodFacts,
  PublishedFacts,
  ScreenRef,
} from './facts.ts'

/** Where what waits for a decision goes; `of` is the card it is about. */
type RoutingNotice =
  | Readonly<{ kind: 'approval.forPrincipal'; of: NoticeContent; principal: string }>
  | Readonly<{ kind: 'approval.overdue'; of: NoticeContent; since: Day }>
  | Readonly<{ kind: 'approval.passedTo'; of: NoticeContent; from: string | null; why: PassingReason }>
  | Readonly<{ kind: 'approval.passedOn'; of: NoticeContent; to: string; why: PassingReason }>
  /** What has no card of its own but stands in a list; the requester where it is one alone. */
  | Readonly<{
      kind: 'approval.waiting'
      requester: string | null
      period: PeriodFacts | null
      count: number
    }>
  | Readonly<{ kind: 'approval.rerouted'; period: PeriodFacts | null; to: string; why: PassingReason }>
  | Readonly<{
      kind: 'approval.stuck'
      requester: string
      unit: string | null
      authority: string
      since: string
    }>
  | Readonly<{ kind: 'authority.missing'; person: string; unit: string | null }>
  | Readonly<{ kind: 'deputy.named'; principal: string; from: Day; to: Day }>
  | Readonly<{ kind: 'deputy.ended'; principal: string }>

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
      /** The cadre's own, where the reviewer's differ; and what the reviewer says to it. */
      ownPoints?: number
      reason?: string | null
    }>
  | Readonly<{
      kind: 'evaluation.returned'
      decision: DecisionFacts
      period: PeriodFacts
      evaluationId: Evaluation['id']
      reason: string
      lines: number
    }>
  | (Readonly<{ kind: 'evaluation.published' }> & PublishedFacts)
  | Readonly<{
      kind: 'classification.published'
      period: PeriodFacts
      total: number
      agreed: number
      disagreed: number
    }>
  | Readonly<{ kind: 'evaluation.causeClaimed'; card: CauseCard }>
  | Readonly<{ kind: 'evaluation.causeDecided'; card: CauseCard; decision: CauseDecision }>
  | Readonly<{ kind: 'evaluation.causeSettled'; card: CauseCard; decision: CauseDecision }>
  | Readonly<{ kind: 'evaluation.causeOutdated'; requester: string; period: PeriodFacts; name: string }>
  | Readonly<{ kind: 'rule.proposed'; card: ListedProposal }>
  | Readonly<{ kind: 'rule.decided'; card: ListedProposal; decider: string; reason: string | null }>
  | Readonly<{ kind: 'petition.filed'; card: PetitionCard }>
  | Readonly<{ kind: 'petition.due'; card: PetitionCard }>
  | Readonly<{ kind: 'petition.settled'; card: PetitionCard; answer: AnswerFacts }>
  | Readonly<{
      kind: 'petition.answered'
      evaluationId: Evaluation['id']
      period: PeriodFacts
      answer: AnswerFacts
    }>
  | Readonly<{ kind: 'cycle.extended'; cycleId: string; period: PeriodFacts; closesOn: Day }>
  | Readonly<{ kind: 'cycle.closed'; period: PeriodFacts }>
  | Readonly<{
      kind: 'evaluation.scoreHandedOver'
      person: string
      period: PeriodFacts
      points: number
      level: Level
      from: string
      to: string
    }>
  | RoutingNotice
  | PaperNotice
  | RequestNotice
  | DataRequestNotice
  | FindingNotice
  | CalendarNotice
  | RosterNotice
  | RoleNotice
  | ServiceNotice
  | CollectiveNotice
  | RecommendationNotice
  | UrgeNotice
  | InspectionNotice
  | OnSiteNotice
  | InspectionReminderNotice
  | PersonNotice
  /** `personId` where the one invited is known, so that his record can be opened. */
  | Readonly<{ kind: 'invite.disowned'; person: string; personId?: string }>
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

export type Revision = Readonly<{
  id: string
  dedupeKey: string
  subject: string
  content: NoticeContent
  except: ScreenRef | null
  at: Date
}>
