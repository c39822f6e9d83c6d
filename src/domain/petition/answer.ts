import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { type AnswerFacts, type PetitionCard, petitionCardOf } from './card.ts'
import { lockForAnswer, type PetitionView, viewPetition } from './open.ts'
import type { PetitionFile } from './petition.ts'
import { decideVerdict, type PetitionVerdict, type VerdictRefusal } from './verdict.ts'

/** Longest answer, in UTF-16 units. */
export const longestAnswer = 2_000

export type AnswerRefusal =
  | 'approval_unknown'
  | 'answer_needed'
  | 'answer_too_long'
  | 'text_classified'
  | VerdictRefusal

const textRefusals = {
  empty: 'answer_needed',
  long: 'answer_too_long',
  classified: 'text_classified',
} as const

/**
 * Upholds what was decided or changes it, either way in writing. The first answer stands, and there is no second
 * review; whoever comes later sees whose it was. What was decided stays recorded as it was.
 */
export const answerPetition = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  verdict: PetitionVerdict & Readonly<{ text: string }>,
): Promise<Result<PetitionView, AnswerRefusal>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const file = await lockForAnswer(store, deps, actor, approvalId)
    if (!file) return refused('approval_unknown')
    if (file.petition.answer) return done(viewPetition(file))
    const changed = decideVerdict(file.decided, verdict)
    if (!changed.ok) return changed
    const text = toKeptText(verdict.text)
    const flaw = flawOfText(text, longestAnswer)
    if (flaw) return refused(textRefusals[flaw])
    const { evaluationId, personId } = file.petition
    const answererId = actor.personId
    const outcome = changed.value ? ('approved' as const) : ('returned' as const)
    await store.approvals.decide({
      approvalId,
      outcome,
      deciderId: answererId,
      at,
      reason: text,
      lines: [],
    })
    await store.petitions.answer({ evaluationId, text, changed: changed.value, answererId, at })
    await store.evaluations.change(evaluationId, { state: 'answered' })
    const details = { approvalId, outcome: changed.value ? 'changed' : 'upheld' }
    await store.audit({ at, actorId: answererId, action: 'petition.answered', subjectId: personId, details })
    const facts: AnswerFacts = {
      outcome: changed.value ? 'changed' : 'upheld',
      ...(changed.value ?? file.decided),
      text,
      answerer: actor.name,
      answeredAt: at.toISOString(),
    }
    const card = petitionCardOf(file)
    await tellAll(store, deps, file, card, facts)
    return done({ card, answer: facts, isLate: false })
  })

const tellAll = async (
  store: Store,
  deps: Deps,
  { approvalId, petition: { evaluationId, personId } }: PetitionFile,
  card: PetitionCard,
  answer: AnswerFacts,
): Promise<void> => {
  const { at } = deps.moment()
  const { period } = card
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: `petition.answered:${approvalId}`,
    subject: `evaluation:${evaluationId}`,
    content: { kind: 'petition.answered', evaluationId, period, answer },
    recipients: [personId],
    at,
  })
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `petition.settled:${approvalId}`,
    subject: `approval:${approvalId}`,
    content: { kind: 'petition.settled', card, answer },
    except: null,
    at,
  })
}
