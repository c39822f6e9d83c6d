import { isAllowed } from '../access.ts'
import type { Look } from '../approval/decide.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type AnswerFacts, type PetitionCard, petitionCardOf } from './card.ts'
import type { PetitionFile } from './petition.ts'

/** A petition as its authority sees it; `isLate` when somebody else's answer came first. */
export type PetitionView = Readonly<{ card: PetitionCard; answer: AnswerFacts | null; isLate: boolean }>

/** A petition in the plain facts of its card. */
export const viewPetition = (file: PetitionFile): PetitionView => {
  const { answer } = file.petition
  const rated = answer?.outcome === 'changed' ? answer : file.decided
  return {
    card: petitionCardOf(file),
    answer: answer && {
      outcome: answer.outcome,
      level: rated.level,
      points: rated.points,
      text: answer.text,
      answerer: answer.answerer,
      answeredAt: answer.answeredAt.toISOString(),
    },
    isLate: answer !== null,
  }
}

/** For whoever may answer it today, and nobody else. */
export const lockForAnswer = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<PetitionFile | undefined> => {
  const file = await store.petitions.lock(approvalId, actor.personId, deps.moment().today)
  return file && isAllowed('petition.answer', file.relations) ? file : undefined
}

/** Opens a petition for reading: a look at another's record. */
export const openPetition = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  look: Look,
): Promise<Result<PetitionView, 'approval_unknown'>> =>
  deps.transaction(async store => {
    const file = await lockForAnswer(store, deps, actor, approvalId)
    if (!file) return refused('approval_unknown')
    const event = { actorId: actor.personId, action: 'petition.opened' as const }
    const details = { approvalId, purpose: 'petition' }
    const subjectId = file.petition.personId
    if (look === 'opening') await store.audit({ at: deps.moment().at, ...event, subjectId, details })
    return done(viewPetition(file))
  })
