import type { Day } from '../day.ts'
import type { RecommendationState } from './recommendation.ts'
import type { EventDetail, RecommendationEventKind } from './recommendation-event.ts'

export type NewRecommendation = Readonly<{
  id: string
  inspectionId: string
  number: number
  text: string
  ownerId: string
  verifierId: string
  dueOn: Day
  authorId: string
  at: Date
}>

/** `source` names the message it came in. */
export type NewRecommendationEvent = Readonly<{
  id: string
  recommendationId: string
  kind: RecommendationEventKind
  actorId: string | null
  text?: string
  detail?: EventDetail
  dueOn?: Day
  round: number
  source?: string
  at: Date
}>

export type RecommendationChange = Readonly<{
  state?: RecommendationState
  round?: number
  dueOn?: Day
  ownerId?: string
  verifierId?: string
  closedAt?: Date | null
  remindedAt?: Date | null
  escalatedAt?: Date | null
}>
