import type { Deps, Store } from '../ports.ts'
import { cardOf } from '../recommendation/card.ts'
import { tell } from '../recommendation/tell.ts'
import type { ServiceEnd } from './service-end.ts'

/**
 * His wishes and requests about his record are closed without an answer, by the decision he leaves with, and their
 * cards say so; what he asks about his data stays, for that right does not end.
 */
export const closeRequests = async (
  store: Store,
  deps: Deps,
  { personId, recordedById, decisionNo }: ServiceEnd,
  person: string,
): Promise<void> => {
  const { at } = deps.moment()
  for (const approvalId of await store.services.requests(personId)) {
    const decision = { approvalId, outcome: 'returned' as const, deciderId: recordedById, at }
    await store.approvals.decide({ ...decision, reason: decisionNo, lines: [] })
    await store.notices.revise({
      id: deps.newId(),
      dedupeKey: `service.requestClosed:${approvalId}`,
      subject: `approval:${approvalId}`,
      content: { kind: 'service.requestClosed', person },
      except: null,
      at,
    })
  }
}

/** The rest of each team is told, and nobody else: some inspections are their team's alone. */
export const tellTeams = async (
  store: Store,
  deps: Deps,
  { id, personId }: ServiceEnd,
  person: string,
): Promise<void> => {
  for (const { inspectionId, title, led, others } of await store.services.teams(personId))
    await store.notices.add({
      id: deps.newId(),
      dedupeKey: `service.memberLeft:${id}:${inspectionId}`,
      subject: `service:${id}:team`,
      content: { kind: 'service.memberLeft', person, inspectionId, title, led },
      recipients: others,
      at: deps.moment().at,
    })
}

/** Those who oversee what he had to follow; whom he verifies for is told as soon as his verifier is missed. */
export const tellOfRecommendations = async (
  store: Store,
  deps: Deps,
  { id, personId }: ServiceEnd,
  person: string,
): Promise<void> => {
  const { today } = deps.moment()
  for (const recommendationId of await store.services.recommendations(personId)) {
    const file = await store.recommendations.lock(recommendationId, null, today)
    if (!file) continue
    const { recommendation } = file
    const overseers = await store.recommendations.overseers(recommendation.inspectionId, today)
    const content = { kind: 'service.ownerLeft' as const, person, card: cardOf(recommendation) }
    const others = overseers.filter(one => one !== personId)
    await tell(store, deps, recommendationId, content, others, `service.ownerLeft:${id}:${recommendationId}`)
  }
}
