import type { Relation } from '../access.ts'
import type { Cycle } from '../evaluation/evaluation.ts'
import type { Level } from '../evaluation/score.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Rated } from './present.ts'

/** What the cadre said to a published classification; whoever has only read it may still agree or disagree. */
export type Response = 'read' | 'agreed' | 'disagreed'

/** What was decided, which stays as it is; then when it was published, and what the cadre said. */
export type Classification = Readonly<{
  points: number
  proposed: Level
  level: Level
  reason: string | null
  decider: string
  decidedAt: Date
  publishedAt: Date | null
  response: Response | null
  /** What the answer to a petition made of level and points; see presentLevel. */
  changed: Rated | null
}>

/** A reviewed evaluation as its deciding authority sees it; points in hundredths. */
export type Member = Readonly<{
  evaluationId: string
  person: PersonSummary
  ownPoints: number
  points: number
  proposed: Level
  classification: Classification | null
}>

/** One evaluation to decide on, its approval held until the transaction ends. */
export type ClassificationFile = Readonly<{
  approvalId: string
  evaluationId: string
  personId: string
  person: string
  isLeader: boolean
  /** The item under which it was reviewed. */
  reviewId: string
  cycle: Cycle
  ownPoints: number
  points: number
  proposed: Level
  classification: Classification | null
  /** In which relations the one who acts stands to it today. */
  relations: ReadonlySet<Relation>
}>

/** Published together: who is to hear of it once the cadres have. */
export type Publication = Readonly<{
  cycle: Cycle
  publishedAt: Date
  publisherId: string
  total: number
  agreed: number
  disagreed: number
  /** Who reviewed them. */
  reviewers: readonly string[]
  unitId: string
}>

/** The highest share of *excellent*, in hundredths of a per cent of those rated *good*; and how petitions run. */
export type ClassificationRules = Readonly<{
  excellentShare: number
  petition: Readonly<{ fileDays: number; answerWorkingDays: number; isVerified: boolean }>
  comparisonMinimum: number
}>
