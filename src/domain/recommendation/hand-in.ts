import { dueDay } from '../approval/route.ts'
import { sendCard } from '../approval/send-card.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { type Result, refused } from '../result.ts'
import { cardOf } from './card.ts'
import type { VerificationCard } from './notice.ts'
import { lockFor, type RecommendationView, type UnknownRecommendation, viewOf } from './open.ts'
import type { Verification } from './port.ts'
import { evidenceOf, type RecommendationFile } from './recommendation.ts'
import { dueSubject } from './tell.ts'

type HandInRefusal = UnknownRecommendation | 'recommendation_not_open' | 'recommendation_no_evidence'

/** What is handed to the verifier in one round. */
export const verificationCard = (
  file: RecommendationFile,
  { id: approvalId, revision: round }: Pick<Verification, 'id' | 'revision'>,
): VerificationCard => ({
  ...cardOf(file.recommendation),
  approvalId,
  round,
  pieces: evidenceOf(file, round).length,
})

/** Puts a round before its verifier and his deputies of today. */
const sendVerification = (
  store: Store,
  deps: Deps,
  file: RecommendationFile,
  verification: Verification,
): Promise<void> => {
  const { id: approvalId, requesterId } = verification
  const card = verificationCard(file, verification)
  const authority = file.recommendation.verifier
  return sendCard(
    store,
    deps,
    { approvalId, requesterId, authority },
    { kind: 'recommendation.handedIn', card },
    `recommendation.handedIn:${approvalId}`,
  )
}

/**
 * Hands in what was done: the verifier gets a card and decides. Refuses `recommendation_no_evidence` where nothing
 * new was shown since the last time, `recommendation_not_open` where it waits already or is closed.
 */
export const handInRecommendation = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<RecommendationView, HandInRefusal>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const own = await lockFor(store, deps, actor, id, 'recommendation.follow')
    if (!own.ok) return own
    const { recommendation } = own.value
    if (recommendation.state !== 'open') return refused('recommendation_not_open')
    if (evidenceOf(own.value).length === 0) return refused('recommendation_no_evidence')
    const round = recommendation.round + 1
    await store.recommendations.change(id, { state: 'handedIn', round })
    await store.notices.withdraw(dueSubject(id), null, at)
    const event = { id: deps.newId(), recommendationId: id, kind: 'handedIn' as const, round, at }
    await store.recommendations.addEvent({ ...event, actorId: actor.personId })
    const verification: Verification = {
      id: deps.newId(),
      recommendationId: id,
      requesterId: recommendation.owner.id,
      authorityId: recommendation.verifier.id,
      revision: round,
      createdAt: at,
      dueOn: await dueDay(store, deps),
    }
    await store.recommendations.ask(verification)
    await sendVerification(store, deps, own.value, verification)
    const action = 'recommendation.handedIn'
    const subjectId = actor.personId
    await store.audit({ at, actorId: subjectId, action, subjectId, details: { recommendationId: id, round } })
    return viewOf(store, deps, actor, id)
  })
