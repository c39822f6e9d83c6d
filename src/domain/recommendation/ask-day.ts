import type { Day } from '../day.ts'
import { toKeptText } from '../evaluation/written-text.ts'
import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { type Result, refused } from '../result.ts'
import { cardOf } from './card.ts'
import { type DayRefusal, flawOfDueDay } from './due-day.ts'
import { lockFor, type RecommendationView, type UnknownRecommendation, viewOf } from './open.ts'
import { flawOfReason, type ReasonRefusal } from './reason.ts'
import { askedDay } from './recommendation.ts'
import { tell } from './tell.ts'

type AskRefusal =
  | UnknownRecommendation
  | 'recommendation_not_open'
  | 'due_day_asked'
  | 'due_day_same'
  | DayRefusal
  | ReasonRefusal

/**
 * The owner asks for a later day and says why; the verifier decides. Refuses `due_day_same` for a day that is not
 * later than the present one, `due_day_asked` while an earlier wish waits.
 */
export const askForDay = (
  deps: Deps,
  actor: Actor,
  id: string,
  { day, reason }: Readonly<{ day: Day; reason: string | null }>,
): Promise<Result<RecommendationView, AskRefusal>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const own = await lockFor(store, deps, actor, id, 'recommendation.follow')
    if (!own.ok) return own
    const { recommendation } = own.value
    if (recommendation.state !== 'open') return refused('recommendation_not_open')
    if (askedDay(own.value)) return refused('due_day_asked')
    const flaw = flawOfDueDay(day, today)
    if (flaw) return refused(flaw)
    if (day <= recommendation.dueOn) return refused('due_day_same')
    // Without a reason yet only the day is looked at.
    if (reason === null) return viewOf(store, deps, actor, id)
    const flawInReason = flawOfReason(reason)
    if (flawInReason) return refused(flawInReason)
    const text = toKeptText(reason)
    await store.recommendations.addEvent({
      id: deps.newId(),
      recommendationId: id,
      kind: 'extended',
      actorId: actor.personId,
      text,
      detail: { step: 'asked' },
      dueOn: day,
      round: recommendation.round,
      at,
    })
    const card = cardOf(recommendation)
    const deputies = await store.routing.deputiesFor(recommendation.verifier.id, actor.personId, today)
    const content = { kind: 'recommendation.dayAsked' as const, card, wanted: day, reason: text }
    await tell(store, deps, id, content, [recommendation.verifier.id, ...deputies])
    return viewOf(store, deps, actor, id)
  })
