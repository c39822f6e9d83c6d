import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { InspectionKind, InspectionState } from '../inspection/inspection.ts'
import type { RecommendationEvent } from './recommendation-event.ts'

/** `open`: its owner has it; `handedIn`: its verifier. */
export type RecommendationState = 'open' | 'handedIn' | 'closed'

type Named = Readonly<{ id: string; name: string }>

/** What an inspection asks of somebody, verified by another; `round` counts how often it was handed in. */
export type Recommendation = Readonly<{
  id: string
  inspectionId: string
  /** The title of the inspection, or its code name. */
  inspection: string
  inspectionKind: InspectionKind
  inspectionState: InspectionState
  number: number
  text: string
  owner: Named
  verifier: Named
  dueOn: Day
  state: RecommendationState
  round: number
  createdAt: Date
  closedAt: Date | null
}>

/** A recommendation with its history, its row held until the transaction ends. */
export type RecommendationFile = Readonly<{
  recommendation: Recommendation
  events: readonly RecommendationEvent[]
  /** In which relations the one who acts stands to it today. */
  relations: ReadonlySet<Relation>
}>

/** What was shown for the round that is to be handed in next. */
export const evidenceOf = (
  { recommendation, events }: RecommendationFile,
  round = recommendation.round + 1,
) => events.filter(event => event.kind === 'evidence' && event.round === round)

/** The other day its owner asks for, while nobody has answered. */
export const askedDay = ({ events }: Pick<RecommendationFile, 'events'>): RecommendationEvent | undefined => {
  const last = events.findLast(({ kind }) => kind === 'extended')
  return last?.detail && 'step' in last.detail && last.detail.step === 'asked' ? last : undefined
}
