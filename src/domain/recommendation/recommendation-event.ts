import type { Day } from '../day.ts'
import type { SentFile } from '../evaluation/evidence-port.ts'

export type RecommendationEventKind =
  | 'issued'
  | 'evidence'
  | 'handedIn'
  | 'accepted'
  | 'sentBack'
  | 'extended'
  | 'passedOn'
  | 'reopened'
  | 'escalated'

/** What an event is about besides its words: a file, a step on the way to another day, somebody new. */
export type EventDetail =
  | Readonly<{ file: SentFile }>
  | Readonly<{ step: 'asked' | 'granted' | 'refused' }>
  | Readonly<{ to: string; role: 'owner' | 'verifier' }>
  | Readonly<{ told: string }>

/** One step of its history, which is never changed; without an actor time brought it about. */
export type RecommendationEvent = Readonly<{
  id: string
  kind: RecommendationEventKind
  actorId: string | null
  actor: string | null
  text: string | null
  detail: EventDetail | null
  dueOn: Day | null
  round: number
  at: Date
}>

/** The files among what was shown, in the order they came in. */
export const filesOf = (events: readonly RecommendationEvent[]): readonly SentFile[] =>
  events.flatMap(({ detail }) => (detail && 'file' in detail ? [detail.file] : []))
