import { decideAuthority } from '../approval/authority.ts'
import { passOn } from '../approval/route.ts'
import { periodFactsOf } from '../cycle/period-facts.ts'
import type { Deps, Store } from '../ports.ts'
import type { MisheadedDraft } from './port.ts'
import { tell } from './tell.ts'

/** Gives a draft to the head of today; both are told, and what waits with him goes to the next above. */
export const handOver = async (store: Store, deps: Deps, draft: MisheadedDraft): Promise<void> => {
  const { evaluationId, formerId, former, headId, head, cycle } = draft
  const { at, today } = deps.moment()
  const file = await store.evaluations.lock(evaluationId, at)
  // Somebody was first.
  if (file?.evaluation.personId !== formerId) return
  await passOwn(store, deps, draft)
  await store.collectives.handTo(evaluationId, headId)
  await store.collectives.remove(evaluationId, headId, at)
  const card = { evaluationId, period: periodFactsOf(cycle), head }
  const key = (kind: string): string => `${kind}:${evaluationId}:${headId}:${today}`
  const taken = { kind: 'collective.takenOver' as const, card, from: former }
  await tell(store, deps, evaluationId, taken, [headId], key(taken.kind))
  const given = { kind: 'collective.givenAway' as const, card }
  await tell(store, deps, evaluationId, given, [formerId], key(given.kind))
  const action = 'collective.handedOver'
  const details = { evaluationId, fromId: formerId, toId: headId }
  await store.audit({ at, actorId: null, action, subjectId: formerId, details })
}

/** What waits with the one who is head now goes to the next above him: nobody decides about his own unit. */
const passOwn = async (store: Store, deps: Deps, { formerId, headId }: MisheadedDraft): Promise<void> => {
  const { today } = deps.moment()
  const waiting = await store.routing.lock(await store.routing.between(formerId, headId), today)
  const own = waiting.filter(
    ({ authorityId, period }) => authorityId === headId && period?.collectiveOf !== undefined,
  )
  const next = decideAuthority(await store.people.authorities(headId, today), headId)
  if (next) await passOn(store, deps, own, next, { why: 'moved', actorId: null })
}
