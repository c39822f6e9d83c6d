import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import type { Response } from './classification.ts'
import { mayFollow, type OwnResult, ownPublished, resultOf } from './own-result.ts'

/**
 * Read, agreed or disagreed, by the cadre himself. Saying the same again changes nothing; `response_given` when he has
 * said something else before.
 */
export const respondToClassification = (
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  response: Response,
): Promise<Result<OwnResult, 'classification_unknown' | 'response_given'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const own = ownPublished(actor, await store.classifications.lock(evaluationId, actor.personId, today))
    if (!own.ok) return own
    const { classification } = own.value
    if (!mayFollow(classification.response, response)) return refused('response_given')
    if (classification.response !== response) {
      await store.classifications.respond(evaluationId, response, at)
      const action = 'classification.answered'
      const details = { evaluationId, response }
      await store.audit({ at, actorId: actor.personId, action, subjectId: actor.personId, details })
    }
    return done(
      await resultOf(store, deps, { ...own.value, classification: { ...classification, response } }),
    )
  })
