import type { Day } from '../day.ts'
import type { DecisionFacts } from '../notice/facts.ts'

/** What a notice says of a recommendation, as it was when it was written. */
export type RecommendationCard = Readonly<{
  recommendationId: string
  inspection: string
  number: number
  text: string
  owner: string
  verifier: string
  until: Day
}>

/** A round that waits for its verifier; `pieces` is how much was shown. */
export type VerificationCard = RecommendationCard &
  Readonly<{ approvalId: string; pieces: number; round: number }>

export type RecommendationNotice =
  | Readonly<{ kind: 'recommendation.issued'; card: RecommendationCard }>
  | Readonly<{ kind: 'recommendation.handedIn'; card: VerificationCard }>
  | Readonly<{
      kind: 'recommendation.verified'
      card: VerificationCard
      decision: DecisionFacts
      reason: string | null
    }>
  | Readonly<{
      kind: 'recommendation.decided'
      card: RecommendationCard
      decision: DecisionFacts
      reason: string | null
    }>
  | Readonly<{ kind: 'recommendation.dayAsked'; card: RecommendationCard; wanted: Day; reason: string }>
  | Readonly<{
      kind: 'recommendation.dayDecided'
      card: RecommendationCard
      wanted: Day
      granted: boolean
      decider: string
      reason: string | null
    }>
  | Readonly<{ kind: 'recommendation.passedOn'; card: RecommendationCard; from: string }>
  | Readonly<{ kind: 'recommendation.verifierNamed'; card: RecommendationCard }>
  | Readonly<{ kind: 'recommendation.reopened'; card: RecommendationCard; by: string; reason: string }>
  | Readonly<{ kind: 'recommendation.due'; card: RecommendationCard }>
  | Readonly<{ kind: 'recommendation.overdue'; card: RecommendationCard; times: number }>
  | Readonly<{ kind: 'recommendation.verifierGone'; card: RecommendationCard }>
