import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done, type Result, refused } from '../result.ts'
import { decideOwnDelivery } from './own.ts'

/** `isNew` is false when he had said so before; the first time stands. */
export type Acknowledged = Readonly<{ at: Date; isNew: boolean }>

/** Whoever presses has the message before him, though it may not be settled yet, or its answer was lost. */
const arrived = ['sending', 'sent', 'unknown']

/**
 * Records that the recipient of an announcement has read it, once and however late. Refuses with
 * `notice_unknown` whatever is not his, was not sent, or asks for no confirmation.
 */
export const acknowledgeNotice = (
  deps: Deps,
  actor: Actor,
  deliveryId: string,
): Promise<Result<Acknowledged, 'notice_unknown'>> =>
  deps.transaction(async store => {
    const { at } = deps.moment()
    const own = decideOwnDelivery(actor, await store.notices.lock(deliveryId))
    if (!own.ok) return own
    const { content, state, acknowledgedAt } = own.value
    if (acknowledgedAt) return done({ at: acknowledgedAt, isNew: false })
    const isAsked = content.kind === 'broadcast.announced' && content.asksRead
    if (!isAsked || !arrived.includes(state)) return refused('notice_unknown')
    await store.notices.acknowledge(deliveryId, at)
    return done({ at, isNew: true })
  })
