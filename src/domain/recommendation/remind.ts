import { addDays, type Day, daysBetween } from '../day.ts'
import { endOfClosingDay } from '../evaluation/deadline.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { cardOf } from './card.ts'
import type { RecommendationFile } from './recommendation.ts'
import type { RecommendationRules } from './rules.ts'
import { dueSubject, tell } from './tell.ts'

/** Which reminder one due by a day wants today: how many days before, or how often it was told of since. */
export const decideRung = (
  dueOn: Day,
  today: Day,
  { remindBefore, repeatAfter, times }: Pick<RecommendationRules, 'remindBefore' | 'repeatAfter' | 'times'>,
): Readonly<{ kind: 'due'; before: number }> | Readonly<{ kind: 'overdue'; time: number }> | null => {
  const left = daysBetween(today, dueOn)
  if (left >= 0) {
    const before = remindBefore.filter(rung => rung >= left).toSorted((one, other) => one - other)[0]
    return before === undefined ? null : { kind: 'due', before }
  }
  const time = Math.floor((-left - 1) / repeatAfter) + 1
  return time > times ? null : { kind: 'overdue', time }
}

/**
 * Reminds owners before the last day and on it; once a day has passed without anything handed in, the next
 * authority of the owner and those who oversee the inspection are told, and at each repetition the one above him.
 * Looked for every minute, from the hour on at which the province reminds; each one is looked at once a day.
 */
export const remindOfRecommendations = async (deps: Deps): Promise<void> => {
  const moment = deps.moment()
  const { rules, due, timeZone } = await deps.transaction(async store => {
    const rules = await store.recommendations.rules(moment)
    const { timeZone } = await store.notices.rules(moment)
    const now = deps.zones.local(moment.at, timeZone)
    if (now.minute < rules.at) return { rules, timeZone, due: [] }
    const midnight = deps.zones.instant({ day: now.day, minute: 0 }, timeZone)
    const until = addDays(now.day, Math.max(0, ...rules.remindBefore))
    return { rules, timeZone, due: await store.recommendations.dueBy(until, midnight) }
  })
  for (const { id } of due) await deps.transaction(store => remind(store, deps, id, rules, timeZone))
}

const remind = async (
  store: Store,
  deps: Deps,
  id: string,
  rules: RecommendationRules,
  timeZone: string,
): Promise<void> => {
  const { at, today } = deps.moment()
  // Held, so that whoever is just handing in is found to have done so.
  const file = await store.recommendations.lock(id, null, today)
  if (file?.recommendation.state !== 'open') return
  await store.recommendations.change(id, { remindedAt: at })
  const { dueOn, owner } = file.recommendation
  const rung = decideRung(dueOn, today, rules)
  if (!rung) return
  const step = rung.kind === 'due' ? `due:${rung.before}` : `overdue:${rung.time}`
  const dedupeKey = `recommendation.${step}:${id}:${dueOn}`
  if (await store.notices.isKnown(dedupeKey)) return
  if (rung.kind === 'overdue') return escalate(store, deps, file, rung.time, dedupeKey)
  await store.notices.add({
    id: deps.newId(),
    dedupeKey,
    subject: dueSubject(id),
    content: { kind: 'recommendation.due', card: cardOf(file.recommendation) },
    recipients: [owner.id],
    at,
    expiresAt: endOfClosingDay(dueOn, timeZone, deps.zones),
  })
}

/** The first authority hears of it first, the one above him the next time. */
const authorityAt = (authorities: readonly PersonSummary[], ownerId: string, time: number) =>
  authorities.filter(
    ({ id }, place) => id !== ownerId && authorities.findIndex(other => other.id === id) === place,
  )[time - 1]

const escalate = async (
  store: Store,
  deps: Deps,
  { recommendation }: RecommendationFile,
  times: number,
  key: string,
): Promise<void> => {
  const { at, today } = deps.moment()
  const { id, owner, inspectionId, round } = recommendation
  const next = authorityAt(await store.people.authorities(owner.id, today), owner.id, times)
  const overseers = await store.recommendations.overseers(inspectionId, today)
  const content = { kind: 'recommendation.overdue' as const, card: cardOf(recommendation), times }
  await tell(store, deps, id, content, [owner.id, ...(next ? [next.id] : []), ...overseers], key)
  await store.recommendations.change(id, { escalatedAt: at })
  await store.recommendations.addEvent({
    id: deps.newId(),
    recommendationId: id,
    kind: 'escalated',
    actorId: null,
    ...(next && { detail: { told: next.name } }),
    dueOn: recommendation.dueOn,
    round,
    at,
  })
  const details = { recommendationId: id, times, toId: next?.id ?? '' }
  const action = 'recommendation.escalated'
  await store.audit({ at, actorId: null, action, subjectId: owner.id, details })
}

/** Tells those who oversee the inspection, once, that a verifier has no post and no role any more. */
export const tellOfMissingVerifiers = async (deps: Deps): Promise<void> => {
  const { today } = deps.moment()
  const ids = await deps.transaction(store => store.recommendations.withoutVerifier(today))
  for (const id of ids) {
    await deps.transaction(async store => {
      const file = await store.recommendations.lock(id, null, today)
      if (!file) return
      const { recommendation } = file
      const key = `recommendation.verifierGone:${id}:${recommendation.verifier.id}`
      const overseers = await store.recommendations.overseers(recommendation.inspectionId, today)
      const content = { kind: 'recommendation.verifierGone' as const, card: cardOf(recommendation) }
      const others = overseers.filter(one => one !== recommendation.verifier.id)
      await tell(store, deps, id, content, others, key)
    })
  }
}
