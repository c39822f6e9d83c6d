import { isAllowed } from '../access.ts'
import type { Actor, PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { verifiersFor } from '../recommendation/choices.ts'
import { done, type Refused, type Result, refused } from '../result.ts'
import type { PendingItem } from './pending-item.ts'
import { passOn } from './route.ts'
import type { OverdueItem } from './routing-port.ts'

/** Items of one page: what a phone shows without scrolling far. */
export const overdueLength = 5

/** Whoever else was first; where the item is now comes with the refusal. */
export type RouteChanged = Refused<'route_changed'> & Readonly<{ authority: string }>

/** A short sum of whom an item was with, so that a button of an earlier state is known. */
export const fingerprintOf = (authorityId: string): number => Number.parseInt(authorityId.slice(-5), 16)

/** What waits too long in the actor's scope as staff, with whom and since when. Refuses `not_allowed`. */
export const listOverdue = (
  deps: Deps,
  actor: Actor,
  page: number,
): Promise<Result<Readonly<{ total: number; items: readonly OverdueItem[] }>, 'not_allowed'>> =>
  deps.transaction(async store => {
    const { at, today } = deps.moment()
    const { staff } = await store.people.hats(actor.personId, today)
    if (!isAllowed('approval.route', new Set(staff ? ['staff' as const] : []))) return refused('not_allowed')
    const window = { offset: page * overdueLength, limit: overdueLength }
    const listed = await store.routing.overdue(actor.personId, today, window)
    const details = { purpose: 'routing', items: listed.items.length }
    const action = 'approval.overdueListed'
    await store.audit({ at, actorId: actor.personId, action, subjectId: null, details })
    return done(listed)
  })

export type OpenedOverdue = Readonly<{ item: PendingItem; choices: readonly PersonSummary[] }>

/** Whom an overdue item may be passed on to: the other authorities of the requester, the next one first. */
export const openOverdue = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<Result<OpenedOverdue, 'pending_unknown'>> =>
  deps.transaction(async store => {
    const item = await findItem(store, deps, actor, approvalId)
    if (!item || item.dueOn >= deps.moment().today) return refused('pending_unknown')
    return done({ item, choices: await choicesFor(store, deps, item) })
  })

/** Not there, decided, and not in the actor's scope are one answer. */
const findItem = async (
  store: Store,
  deps: Deps,
  actor: Actor,
  approvalId: string,
): Promise<PendingItem | undefined> => {
  const { today } = deps.moment()
  const [item] = await store.routing.lock([approvalId], today)
  if (!item || item.isDecided) return undefined
  const relations = await store.people.relations(actor.personId, item.requesterId, today)
  return isAllowed('approval.route', relations) ? item : undefined
}

const choicesFor = async (
  store: Store,
  deps: Deps,
  { id: approvalId, kind, requesterId, authorityId }: PendingItem,
): Promise<readonly PersonSummary[]> => {
  // Who verifies a recommendation is named, and is no authority of its owner.
  if (kind === 'recommendation.verification') return verifiersFor(store, deps, approvalId)
  const authorities = await store.people.authorities(requesterId, deps.moment().today)
  const place = authorities.findIndex(({ id }) => id === authorityId)
  const inOrder = [...authorities.slice(place + 1), ...authorities.slice(0, Math.max(0, place))]
  const others = inOrder.filter(({ id }) => id !== requesterId && id !== authorityId)
  return others.filter(({ id }, index) => others.findIndex(other => other.id === id) === index)
}

/**
 * Passes an overdue item on to another authority of the requester, and with it what waits about the same
 * submission. `was` is the fingerprint of whom it was with on the actor's screen. Refuses `pending_unknown`,
 * `route_changed` when it has gone on meanwhile, `route_forbidden` for somebody who may not decide.
 */
export const reassignApproval = (
  deps: Deps,
  actor: Actor,
  approvalId: string,
  toId: string,
  was: number,
): Promise<Result<PersonSummary, 'pending_unknown' | 'route_forbidden'> | RouteChanged> =>
  deps.transaction(async store => {
    const { today } = deps.moment()
    const item = await findItem(store, deps, actor, approvalId)
    if (!item) return refused('pending_unknown')
    if (item.dueOn >= today || fingerprintOf(item.authorityId) !== was)
      return { ...refused('route_changed'), authority: item.authority }
    const next = (await choicesFor(store, deps, item)).find(({ id }) => id === toId)
    if (!next) return refused('route_forbidden')
    const items = await store.routing.lock(await store.routing.siblings(approvalId), today)
    await passOn(store, deps, items, next, { why: 'staff', actorId: actor.personId })
    return done(next)
  })
