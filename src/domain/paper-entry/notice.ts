import type { Day } from '../day.ts'
import type { Cycle } from '../evaluation/evaluation.ts'
import type { PaperOrigin } from './standing.ts'

type Period = Pick<Cycle, 'kind' | 'periodFrom' | 'periodTo'>

/** What is said of an entered form that waits for the second signature. */
export type PaperCard = Readonly<{
  approvalId: string
  clerk: string
  person: string
  unit: string | null
  period: Period
  /** The day under the cadre's signature. */
  signedOn: Day
  late: boolean
}>

export type PaperDecision = Readonly<{
  outcome: 'approved' | 'returned'
  decider: string
  decidedAt: string
  reason: string | null
}>

export type PaperNotice =
  | Readonly<{ kind: 'paper.begun'; period: Period; clerk: string }>
  | Readonly<{ kind: 'paper.givenBack'; period: Period; clerk: string }>
  | Readonly<{ kind: 'paper.handedIn'; card: PaperCard }>
  | Readonly<{ kind: 'paper.decided'; card: PaperCard; decision: PaperDecision }>
  | Readonly<{ kind: 'paper.sentBack'; card: PaperCard; decision: PaperDecision; evaluationId: string }>
  | Readonly<{ kind: 'paper.submitted'; period: Period; origin: PaperOrigin; authority: string }>
