import type { Actor } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import type { RecommendationEvent } from './recommendation-event.ts'

/** Its owner or its verifier is somebody else now: one more step of its history. */
export const addPassed = (
  store: Store,
  deps: Deps,
  actor: Actor,
  { id, round }: Readonly<{ id: string; round: number }>,
  detail: Extract<NonNullable<RecommendationEvent['detail']>, { to: string }>,
): Promise<void> =>
  store.recommendations.addEvent({
    id: deps.newId(),
    recommendationId: id,
    kind: 'passedOn',
    actorId: actor.personId,
    detail,
    round,
    at: deps.moment().at,
  })
