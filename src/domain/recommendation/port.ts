import type { Decision } from '../approval/approval.ts'
import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { PersonSummary } from '../person/person.ts'
import type { NewRecommendation, NewRecommendationEvent, RecommendationChange } from './new-recommendation.ts'
import type { Recommendation, RecommendationFile } from './recommendation.ts'
import type { RecommendationRules } from './rules.ts'

/** The verification of one round, which waits for the verifier or his deputy. */
export type Verification = Readonly<{
  id: string
  recommendationId: string
  requesterId: string
  authorityId: string
  revision: number
  createdAt: Date
  dueOn: Day
}>

export type Page = Readonly<{ offset: number; limit: number }>

export type ListedRecommendations = Readonly<{ total: number; items: readonly Recommendation[] }>

/** Which recommendations somebody sees: his own, those he verifies, those overdue in his scope as staff. */
export type RecommendationList = 'owned' | 'verified' | 'overdue'

export type Recommendations = Readonly<{
  rules(moment: Moment): Promise<RecommendationRules>
  add(recommendation: NewRecommendation): Promise<void>
  /** Undefined where there is none; relations are empty without an actor. */
  lock(id: string, actorId: string | null, today: Day): Promise<RecommendationFile | undefined>
  change(id: string, change: RecommendationChange): Promise<void>
  addEvent(event: NewRecommendationEvent): Promise<void>
  isKnown(id: string, source: string): Promise<boolean>
  /** All of one inspection, by number. */
  of(inspectionId: string): Promise<readonly Recommendation[]>
  list(list: RecommendationList, personId: string, today: Day, page: Page): Promise<ListedRecommendations>
  ask(verification: Verification): Promise<void>
  /** What it is about and what was decided, its row held. */
  verification(approvalId: string): Promise<(Verification & { decision: Decision | null }) | undefined>
  /** The one nobody has decided yet. */
  waiting(recommendationId: string): Promise<Verification | undefined>
  /** Who may verify for an inspection: its team, and staff of its unit and those above, the leader first. */
  verifiers(inspectionId: string, today: Day): Promise<readonly PersonSummary[]>
  /** By part of the name, among the people below the unit of an inspection. */
  findOwners(inspectionId: string, name: string, today: Day, limit: number): Promise<readonly PersonSummary[]>
  isOwner(inspectionId: string, personId: string, today: Day): Promise<boolean>
  /** The leader of the team, and staff of the unit of the inspection. */
  overseers(inspectionId: string, today: Day): Promise<readonly string[]>
  /** Open ones to be done by this day or an earlier one, and not looked at since that instant. */
  dueBy(day: Day, lookedAtBefore: Date): Promise<readonly Readonly<{ id: string; dueOn: Day }>[]>
  /** Those not closed whose verifier has no post and no role any more. */
  withoutVerifier(today: Day): Promise<readonly string[]>
}>
