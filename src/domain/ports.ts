import type { Relation } from './access.ts'
import type { Approval, ApprovalFile, ReleaseApproval } from './approval/approval.ts'
import type { Causes } from './approval/cause-port.ts'
import type { PendingApproval, PendingCount } from './approval/pending-approval.ts'
import type { Routing } from './approval/routing-port.ts'
import type { AuditEvent } from './audit/audit.ts'
import type { OverdueDuty, OwnDuty } from './board/board.ts'
import type { Broadcasts } from './broadcast/port.ts'
import type { Calendar } from './calendar/port.ts'
import type { Classifications } from './classification/port.ts'
import type { Collectives } from './collective/port.ts'
import type { Cycles } from './cycle/port.ts'
import type { DataRequests } from './data-request/port.ts'
import type { Day } from './day.ts'
import type { Deputies } from './deputy/port.ts'
import type { Answer, Answers } from './evaluation/answers.ts'
import type { ReminderRules } from './evaluation/deadline.ts'
import type { Cycle, EvaluationState } from './evaluation/evaluation.ts'
import type { EvaluationFile, Submission } from './evaluation/evaluation-file.ts'
import type { Evidences } from './evaluation/evidence-port.ts'
import type { Papers } from './evaluation/paper-port.ts'
import type { RuleBasis, ScoringRuleName } from './evaluation/rules-used.ts'
import type { Level } from './evaluation/score.ts'
import type { StepId } from './evaluation/steps.ts'
import type { Findings } from './finding/finding.ts'
import type { Inspections } from './inspection/port.ts'
import type { Progress } from './inspection/progress-port.ts'
import type { InspectionQuestions } from './inspection/question-port.ts'
import type { InspectionReminders } from './inspection/reminder-port.ts'
import type { Zones } from './local-time.ts'
import type { Moment } from './moment.ts'
import type { Movements } from './movement/port.ts'
import type { Notebook } from './notebook/port.ts'
import type { Notices } from './notice/port.ts'
import type { OwnData } from './own-data/look.ts'
import type { PaperEntries } from './paper-entry/port.ts'
import type { Consents } from './person/consent-port.ts'
import type { PersonDesk } from './person/desk-port.ts'
import type { Invites } from './person/invites-port.ts'
import type { Hats, PersonSummary } from './person/person.ts'
import type { Petitions } from './petition/port.ts'
import type { Recommendations } from './recommendation/port.ts'
import type { Relatives } from './relative/port.ts'
import type { MovementReports } from './report/movement-port.ts'
import type { PlanningReports } from './report/planning-port.ts'
import type { Reports } from './report/port.ts'
import type { Retention } from './retention/port.ts'
import type { Roles } from './role/port.ts'
import type { Imports, Rosters } from './roster/port.ts'
import type { Rules } from './rule/port.ts'
import type { Services } from './service/port.ts'
import type { Urges } from './urge/port.ts'

export type EvaluationChange = Readonly<{
  state?: EvaluationState
  revision?: number
  cursor?: StepId
  linesToChange?: readonly StepId[]
  submittedAt?: Date
  reviewedPoints?: number
  proposedLevel?: Level
}>

export type OpenCycle = Readonly<{
  cycle: Cycle
  evaluationId: string | null
  state: EvaluationState | null
  submittedAt: Date | null
  /** Who is entering it from paper at present. */
  paperClerk?: string | null
}>

/** Everything under `evaluations` that starts with `lock` holds the row until the transaction ends. */
export type Evaluations = Readonly<{
  cyclesFor(personId: string, today: Day): Promise<readonly OpenCycle[]>
  /** Opens a draft, or does nothing when the person has one in this cycle; answers its id either way. */
  open(id: string, cycleId: string, personId: string, at: Date): Promise<string>
  lock(evaluationId: string, at: Date): Promise<EvaluationFile | undefined>
  /** What the rules a score is computed with rest on, as of a day. */
  ruleBases(names: readonly ScoringRuleName[], day: Day): Promise<readonly RuleBasis[]>
  removeAnswers(evaluationId: string, ids: readonly string[]): Promise<void>
  /** Answers to questions that had none. */
  addAnswers(evaluationId: string, answers: Answers): Promise<void>
  change(evaluationId: string, change: EvaluationChange): Promise<void>
  /** Waits for whoever holds the cycle; false when it was closed. It cannot be closed until the transaction ends. */
  holdCycle(evaluationId: string): Promise<boolean>
  /** Freezes what is handed in, as one revision. */
  submit(evaluationId: string, submission: Submission): Promise<void>
  submission(evaluationId: string, revision: number): Promise<Submission | undefined>
  /** When the province reminds of deadlines: `evaluation.deadline.*` of the rulebook. */
  reminderRules(moment: Moment): Promise<ReminderRules>
  /** Cycles that are open today and close on one of these days. */
  closingOn(days: readonly Day[], today: Day): Promise<readonly Cycle[]>
  lockCycle(cycleId: string): Promise<Cycle | undefined>
  /** Everybody under the cycle today who has nothing handed in: not begun, a draft, or returned. */
  notSubmitted(cycleId: string, today: Day): Promise<readonly string[]>
  /** Cycles that were closed while reminders of them were still waiting. */
  closedWithReminders(): Promise<readonly string[]>
}>

/** One answer: where it belongs, where the dialogue goes from it, which message it came in. */
export type AnswerStep = Readonly<{
  evaluationId: string
  version: string
  id: string
  answer: Answer
  cursor: StepId
  typedId: string | null
}>

/**
 * The steps of a guided dialogue, which are most of what the bot does: read without a lock, and written in one
 * statement that is its own transaction.
 */
export type Steps = Readonly<{
  load(evaluationId: string, at: Date): Promise<EvaluationFile | undefined>
  /** False when the evaluation was changed since it was read; then nothing was saved. */
  answer(step: AnswerStep): Promise<boolean>
}>

export type Approvals = Readonly<{
  add(approval: Approval): Promise<void>
  addRelease(release: ReleaseApproval): Promise<void>
  lock(approvalId: string, actorId: string, moment: Moment): Promise<ApprovalFile | undefined>
  /** Throws when there is a decision already: the caller holds the lock and has looked. */
  decide(decision: {
    approvalId: string
    outcome: 'approved' | 'returned'
    deciderId: string
    at: Date
    reason: string | null
    lines: readonly string[]
  }): Promise<void>
  /** The reviewer's points for one criterion of a revision, in hundredths; null takes the cadre's own. */
  score(score: {
    evaluationId: string
    revision: number
    questionId: string
    points: number | null
    reviewerId: string
    at: Date
  }): Promise<void>
  /** How much waits for this person as authority or as deputy today, by kind, the most first. */
  countPending(personId: string, today: Day): Promise<readonly PendingCount[]>
  /** What waits for him, oldest first; of one kind, or of all where none is named. */
  pendingFor(
    personId: string,
    moment: Moment,
    page: Readonly<{ kind: PendingCount['kind'] | null; offset: number; limit: number }>,
  ): Promise<readonly PendingApproval[]>
}>

export type People = Readonly<{
  summary(personId: string, today: Day): Promise<PersonSummary | undefined>
  hats(personId: string, today: Day): Promise<Hats>
  /** In which relations the actor stands to the other person's record today. */
  relations(actorId: string, personId: string, today: Day): Promise<ReadonlySet<Relation>>
  /** Whether one of two has declared the other a relative. */
  areRelated(personId: string, otherId: string): Promise<boolean>
  /** By part of the name, without diacritics, within the actor's scope. */
  find(actorId: string, name: string, today: Day, limit: number): Promise<readonly PersonSummary[]>
  /**
   * Who could decide for a person, nearest first: the explicit line, then the heads up the unit tree; without his
   * declared relatives.
   */
  authorities(personId: string, today: Day): Promise<readonly PersonSummary[]>
  deputies(personId: string, today: Day): Promise<readonly string[]>
  /** Everybody not linked yet who has a post today in a unit where this person has one. */
  unlinkedBeside(personId: string, today: Day, limit: number): Promise<readonly PersonSummary[]>
  endLink(personId: string, at: Date): Promise<boolean>
}>

export type Store = Readonly<{
  evaluations: Evaluations
  approvals: Approvals
  routing: Routing
  deputies: Deputies
  relatives: Relatives
  causes: Causes
  evidence: Evidences
  papers: Papers
  paperEntries: PaperEntries
  people: People
  personDesk: PersonDesk
  invites: Invites
  notices: Notices
  notebook: Notebook
  broadcasts: Broadcasts
  calendar: Calendar
  classifications: Classifications
  collectives: Collectives
  cycles: Cycles
  inspections: Inspections
  inspectionQuestions: InspectionQuestions
  inspectionReminders: InspectionReminders
  petitions: Petitions
  movements: Movements
  rules: Rules
  roles: Roles
  services: Services
  rosters: Rosters
  imports: Imports
  recommendations: Recommendations
  urges: Urges
  progress: Progress
  findings: Findings
  ownData: OwnData
  dataRequests: DataRequests
  reports: Reports
  planningReports: PlanningReports
  movementReports: MovementReports
  retention: Retention
  consents: Consents
  /** What is past its day of the inspections in somebody's scope as staff, the oldest first. */
  overdueDuties(staffId: string, today: Day): Promise<readonly OverdueDuty[]>
  /** What a person still has to do after inspections, the earliest day first. */
  ownDuties(personId: string): Promise<readonly OwnDuty[]>
  audit: (event: AuditEvent) => Promise<void>
}>

export type Deps = Readonly<{
  /** All or nothing. An update whose transaction failed is tried again whole, so `work` has no other effect. */
  transaction<Value>(work: (store: Store) => Promise<Value>): Promise<Value>
  /** The same for what takes longer than somebody waits for an answer. */
  longTransaction<Value>(work: (store: Store) => Promise<Value>): Promise<Value>
  steps: Steps
  /** Read once at the start of a use-case. */
  moment(): Moment
  zones: Zones
  newId(): string
  /** 128 random bits in base64url. */
  newCode(): string
  hashCode(code: string): string
}>
