import type { Day } from '../day.ts'
import type { Urge, UrgeAnswer, UrgeFile } from './urge.ts'

/** Exactly one of the two is what it is about. */
export type UrgeTarget = Readonly<{ recommendationId: string }> | Readonly<{ inspectionId: string }>

export type NewUrge = Readonly<{
  id: string
  senderId: string
  recipientId: string
  target: UrgeTarget
  reference: string
  text: string
  dueOn: Day
  at: Date
}>

export type Urges = Readonly<{
  add(urge: NewUrge): Promise<void>
  /** The oldest first. */
  about(target: UrgeTarget): Promise<readonly Urge[]>
  /** Held until the transaction ends; whoever sent or received it stands in a relation to it. */
  lock(id: string, actorId: string | null): Promise<UrgeFile | undefined>
  answer(id: string, answer: UrgeAnswer): Promise<void>
  /** Not answered by their day, and not told of to anybody else. */
  unanswered(today: Day, limit: number): Promise<readonly string[]>
  /** False when it was told of before. */
  escalated(id: string, at: Date): Promise<boolean>
}>
