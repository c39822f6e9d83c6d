import type { Rated } from '../classification/present.ts'
import type { Day } from '../day.ts'
import type { Petition, PetitionBasis, PetitionFile } from './petition.ts'

/** What is written of an answer; level and points (hundredths) only where it changes them. */
export type NewAnswer = Readonly<{
  evaluationId: string
  text: string
  changed: Rated | null
  answererId: string
  at: Date
}>

export type Petitions = Readonly<{
  /** The one petition there can be about an evaluation. */
  find(evaluationId: string): Promise<Petition | undefined>
  /** Throws when there is one already: the caller holds what was decided and has looked. */
  file(petition: Omit<Petition, 'answer'>): Promise<void>
  /** Nobody in particular acts where `actorId` is null; then there are no relations. */
  lock(approvalId: string, actorId: string | null, today: Day): Promise<PetitionFile | undefined>
  answer(answer: NewAnswer): Promise<void>
  /** Items that wait for an answer due on that day or before. */
  unanswered(until: Day): Promise<readonly Readonly<{ approvalId: string; answerBy: Day }>[]>
  /** Whom the decision had been routed to. */
  decidedWith(evaluationId: string): Promise<string | undefined>
  /** What the time for this person's petition rests on; undefined where the rulebook says nothing. */
  basis(personId: string, today: Day): Promise<PetitionBasis | undefined>
}>
