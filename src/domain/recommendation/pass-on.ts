import type { Actor, PersonSummary } from '../person/person.ts'
import { flawOfName, foundLimit } from '../person/typed-name.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { cardOf } from './card.ts'
import { lockFor, type UnknownRecommendation } from './open.ts'
import { addPassed } from './passed.ts'
import { tell } from './tell.ts'

type FindRefusal = UnknownRecommendation | 'name_too_short' | 'nobody_near'

/** Whom its owner may pass it on to, by part of the name: the people around him. */
export const findNextOwners = (
  deps: Deps,
  actor: Actor,
  id: string,
  typed: string,
): Promise<Result<readonly PersonSummary[], FindRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const own = await lockFor(store, deps, actor, id, 'recommendation.follow')
    if (!own.ok) return own
    const flaw = flawOfName(typed)
    if (flaw) return refused(flaw)
    const found = await store.deputies.find(actor.personId, typed.trim(), today, foundLimit)
    const people = found.filter(person => person.id !== own.value.recommendation.verifier.id)
    for (const { id: subjectId } of people) {
      const details = { purpose: 'recommendation' }
      await store.audit({ at, actorId: actor.personId, action: 'person.found', subjectId, details })
    }
    return people.length > 0 ? done(people) : refused('nobody_near')
  })

type PassRefusal =
  | UnknownRecommendation
  | 'recommendation_not_open'
  | 'owner_unknown'
  | 'verifier_is_owner'
  | 'verifier_related'

/** Passes it on to another owner, who is told, as is the verifier. Never to the one who verifies it. */
export const passToOwner = (
  deps: Deps,
  actor: Actor,
  id: string,
  toId: string,
): Promise<Result<PersonSummary, PassRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const own = await lockFor(store, deps, actor, id, 'recommendation.follow')
    if (!own.ok) return own
    const { recommendation } = own.value
    if (recommendation.state !== 'open') return refused('recommendation_not_open')
    if (toId === recommendation.verifier.id) return refused('verifier_is_owner')
    const next = await store.deputies.candidate(actor.personId, toId, today)
    if (!next) return refused('owner_unknown')
    if (await store.people.areRelated(toId, recommendation.verifier.id)) return refused('verifier_related')
    await store.recommendations.change(id, { ownerId: toId })
    await addPassed(store, deps, actor, own.value.recommendation, { to: next.name, role: 'owner' })
    const card = { ...cardOf(recommendation), owner: next.name }
    const content = { kind: 'recommendation.passedOn' as const, card, from: actor.name }
    await tell(store, deps, id, content, [toId, recommendation.verifier.id])
    const action = 'recommendation.passedOn'
    const details = { recommendationId: id, fromId: actor.personId, toId }
    await store.audit({ at, actorId: actor.personId, action, subjectId: toId, details })
    return done(next)
  })
