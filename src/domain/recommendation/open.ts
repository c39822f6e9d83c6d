import { type Action, isAllowed } from '../access.ts'
import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Urge } from '../urge/urge.ts'
import type { RecommendationFile } from './recommendation.ts'

/** Not there and not yours are one answer. */
export type UnknownRecommendation = 'recommendation_unknown'

/** The recommendation for one who may do this with it. */
export const lockFor = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
  action: Action,
): Promise<Result<RecommendationFile, UnknownRecommendation>> => {
  const file = await store.recommendations.lock(id, actor.personId, deps.moment().today)
  return file && isAllowed(action, file.relations) ? done(file) : refused('recommendation_unknown')
}

export type RecommendationView = RecommendationFile & Readonly<{ urges: readonly Urge[] }>

/** The recommendation as it is now, for whoever may read it. */
export const viewOf = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<RecommendationView, UnknownRecommendation>> => {
  const file = await lockFor(store, deps, actor, id, 'recommendation.read')
  return file.ok ? done({ ...file.value, urges: await store.urges.about({ recommendationId: id }) }) : file
}

/** Opens one with its history, for whoever has a part in it. Refuses `recommendation_unknown`. */
export const openRecommendation = (
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<RecommendationView, UnknownRecommendation>> =>
  deps.transaction(async store => {
    const view = await viewOf(store, deps, actor, id)
    if (!view.ok) return view
    const { owner } = view.value.recommendation
    const details = { recommendationId: id, purpose: 'recommendation' }
    const event = { actorId: actor.personId, action: 'recommendation.opened' as const, details }
    if (owner.id !== actor.personId)
      await store.audit({ at: deps.moment().at, ...event, subjectId: owner.id })
    return view
  })
