import { passOn } from '../approval/route.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { cardOf } from './card.ts'
import { verifiersBeside } from './choices.ts'
import { lockFor, type RecommendationView, type UnknownRecommendation, viewOf } from './open.ts'
import { addPassed } from './passed.ts'
import { tell } from './tell.ts'

/** Who may verify instead: the team and staff, without the owner and who verifies it now. */
export const otherVerifiers = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<readonly PersonSummary[], UnknownRecommendation>> =>
  deps.transaction(async store => {
    const locked = await lockFor(store, deps, actor, id, 'recommendation.steer')
    if (!locked.ok) return locked
    return done(await verifiersBeside(store, deps, locked.value.recommendation))
  })

type NameRefusal =
  | UnknownRecommendation
  | 'recommendation_closed'
  | 'verifier_unknown'
  | 'verifier_is_owner'
  | 'verifier_related'

/** Names somebody else to verify it; what waits for a decision goes to him with it. */
export const nameVerifier = (
  deps: Deps,
  actor: Actor,
  id: string,
  toId: string,
): Promise<Result<RecommendationView, NameRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const locked = await lockFor(store, deps, actor, id, 'recommendation.steer')
    if (!locked.ok) return locked
    const { recommendation } = locked.value
    const { owner, inspectionId, verifier } = recommendation
    if (verifier.id === toId) return viewOf(store, deps, actor, id)
    if (recommendation.state === 'closed') return refused('recommendation_closed')
    if (owner.id === toId) return refused('verifier_is_owner')
    const next = (await store.recommendations.verifiers(inspectionId, today)).find(one => one.id === toId)
    if (!next) return refused('verifier_unknown')
    if (await store.people.areRelated(owner.id, toId)) return refused('verifier_related')
    await store.recommendations.change(id, { verifierId: toId })
    await addPassed(store, deps, actor, recommendation, { to: next.name, role: 'verifier' })
    const card = { ...cardOf(recommendation), verifier: next.name }
    const waiting = await store.recommendations.waiting(id)
    const told = waiting ? [toId] : [toId, owner.id]
    await tell(store, deps, id, { kind: 'recommendation.verifierNamed', card }, told)
    // What waits goes with it, and its owner hears where.
    const items = waiting ? await store.routing.lock([waiting.id], today) : []
    await passOn(store, deps, items, next, { why: 'staff', actorId: actor.personId })
    const action = 'recommendation.verifierNamed'
    const details = { recommendationId: id, toId }
    await store.audit({ at, actorId: actor.personId, action, subjectId: owner.id, details })
    return viewOf(store, deps, actor, id)
  })
