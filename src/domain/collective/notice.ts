import type { Level } from '../evaluation/score.ts'
import type { PeriodFacts } from '../notice/facts.ts'

/** About whose self-criticism, and which draft; the unit stands in the period. */
export type CollectiveCard = Readonly<{ evaluationId: string; period: PeriodFacts; head: string }>

export type CollectiveNotice =
  | Readonly<{ kind: 'collective.named'; card: CollectiveCard }>
  | Readonly<{ kind: 'collective.removed'; card: CollectiveCard }>
  | Readonly<{ kind: 'collective.reminded'; card: CollectiveCard }>
  | Readonly<{ kind: 'collective.answered'; card: CollectiveCard }>
  | Readonly<{ kind: 'collective.submitted'; card: CollectiveCard }>
  | Readonly<{ kind: 'collective.returned'; card: CollectiveCard }>
  | Readonly<{ kind: 'collective.published'; card: CollectiveCard; level: Level }>
  | Readonly<{ kind: 'collective.takenOver'; card: CollectiveCard; from: string }>
  | Readonly<{ kind: 'collective.givenAway'; card: CollectiveCard }>
  /** A unit under a collective cycle that nobody heads. */
  | Readonly<{ kind: 'collective.headless'; period: PeriodFacts; unit: string }>
