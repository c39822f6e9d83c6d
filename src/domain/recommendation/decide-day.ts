import { toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { type Result, refused } from '../result.ts'
import { cardOf } from './card.ts'
import { type DayRefusal, flawOfDueDay } from './due-day.ts'
import { lockFor, type RecommendationView, type UnknownRecommendation, viewOf } from './open.ts'
import { flawOfReason, type ReasonRefusal } from './reason.ts'
import { askedDay } from './recommendation.ts'
import { dueSubject, tell } from './tell.ts'

type DecideRefusal = UnknownRecommendation | 'due_day_none' | DayRefusal | ReasonRefusal

/**
 * The verifier's word on the day its owner asks for; a refusal says why. Refuses `due_day_none` where nothing
 * waits: the first word stands.
 */
export const decideDay = (
  deps: Deps,
  actor: Actor,
  id: string,
  refusal: string | null,
): Promise<Result<RecommendationView, DecideRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const locked = await lockFor(store, deps, actor, id, 'recommendation.verify')
    if (!locked.ok) return locked
    const { recommendation } = locked.value
    const asked = askedDay(locked.value)
    if (!asked?.dueOn || recommendation.state === 'closed') return refused('due_day_none')
    const granted = refusal === null
    const flaw = granted ? flawOfDueDay(asked.dueOn, today) : flawOfReason(refusal)
    if (flaw) return refused(flaw)
    const wanted = asked.dueOn
    if (granted) {
      await store.recommendations.change(id, { dueOn: wanted, remindedAt: null, escalatedAt: null })
      await store.notices.withdraw(dueSubject(id), null, at)
    }
    const reason = granted ? null : toKeptText(refusal)
    await store.recommendations.addEvent({
      id: deps.newId(),
      recommendationId: id,
      kind: 'extended',
      actorId: actor.personId,
      ...(reason !== null && { text: reason }),
      detail: { step: granted ? 'granted' : 'refused' },
      dueOn: granted ? wanted : recommendation.dueOn,
      round: recommendation.round,
      at,
    })
    const card = { ...cardOf(recommendation), until: granted ? wanted : recommendation.dueOn }
    const facts = { card, wanted, granted, decider: actor.name, reason }
    await tell(store, deps, id, { kind: 'recommendation.dayDecided', ...facts }, [recommendation.owner.id])
    const action = granted ? 'recommendation.dayMoved' : 'recommendation.dayRefused'
    const subjectId = recommendation.owner.id
    await store.audit({ at, actorId: actor.personId, action, subjectId, details: { recommendationId: id } })
    return viewOf(store, deps, actor, id)
  })
