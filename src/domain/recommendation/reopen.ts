import { addDays } from '../day.ts'
import { toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { type Result, refused } from '../result.ts'
import { cardOf } from './card.ts'
import { lockFor, type RecommendationView, type UnknownRecommendation, viewOf } from './open.ts'
import { flawOfReason, type ReasonRefusal } from './reason.ts'
import { tell } from './tell.ts'

/**
 * Opens a closed one again, with a reason; what was done stays in its history, and its owner has time anew. An
 * inspection that was closed waits for it again. Refuses `recommendation_not_closed` for one that is open.
 */
export const reopenRecommendation = (
  deps: Deps,
  actor: Actor,
  id: string,
  reason: string | null,
): Promise<Result<RecommendationView, UnknownRecommendation | 'recommendation_not_closed' | ReasonRefusal>> =>
  deps.transaction(async store => {
    const moment = deps.moment()
    const { at, today } = moment
    const locked = await lockFor(store, deps, actor, id, 'recommendation.steer')
    if (!locked.ok) return locked
    const { recommendation } = locked.value
    if (recommendation.state !== 'closed') return refused('recommendation_not_closed')
    // Without a reason yet it is only looked at.
    if (reason === null) return viewOf(store, deps, actor, id)
    const flaw = flawOfReason(reason)
    if (flaw) return refused(flaw)
    const { reopenedWithin } = await store.recommendations.rules(moment)
    const soonest = addDays(today, reopenedWithin)
    const dueOn = recommendation.dueOn > soonest ? recommendation.dueOn : soonest
    await store.recommendations.change(id, {
      state: 'open',
      closedAt: null,
      dueOn,
      remindedAt: null,
      escalatedAt: null,
    })
    await store.progress.resume(recommendation.inspectionId)
    const text = toKeptText(reason)
    const { round, owner, verifier } = recommendation
    const event = {
      id: deps.newId(),
      recommendationId: id,
      kind: 'reopened' as const,
      text,
      dueOn,
      round,
      at,
    }
    await store.recommendations.addEvent({ ...event, actorId: actor.personId })
    const card = { ...cardOf(recommendation), until: dueOn }
    const content = { kind: 'recommendation.reopened' as const, card, by: actor.name, reason: text }
    const others = [owner.id, verifier.id].filter(one => one !== actor.personId)
    await tell(store, deps, id, content, others)
    const action = 'recommendation.reopened'
    const details = { recommendationId: id }
    await store.audit({ at, actorId: actor.personId, action, subjectId: owner.id, details })
    return viewOf(store, deps, actor, id)
  })
