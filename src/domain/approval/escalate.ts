import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../calendar/calendar.ts'
import { addDays, type Day } from '../day.ts'
import type { NoticeContent } from '../notice/notice.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import { nextAuthority } from './authority.ts'
import type { PassingReason } from './passing.ts'
import type { PendingItem } from './pending-item.ts'
import { listOf, passOn, tellStuck } from './route.ts'
import type { PendingBatch } from './routing-port.ts'
import { sendCard } from './send-card.ts'

/** Items of one look; whatever is left the next minute brings. */
const lookLimit = 500

/** Items passed on in one transaction: many more would hold their rows for too long. */
const atOnce = 100

const partsOf = (batches: readonly PendingBatch[]): PendingBatch[] =>
  batches.flatMap(batch =>
    Array.from({ length: Math.ceil(batch.length / atOnce) }, (_, part) =>
      batch.slice(part * atOnce, (part + 1) * atOnce),
    ),
  )

/** Whose authority has left his post, or become a declared relative: to whoever decides today. */
export const moveMisplaced = async (deps: Deps): Promise<void> => {
  const { today } = deps.moment()
  const batches = await deps.transaction(store => store.routing.misplaced(today, lookLimit))
  for (const part of partsOf(batches)) await deps.transaction(store => settleMisplaced(store, deps, part))
}

/** Looks at each anew: with an authority who decides for the requester today it stays where it is. */
export const settleMisplaced = async (store: Store, deps: Deps, batch: PendingBatch): Promise<void> => {
  const { today } = deps.moment()
  const leaving: Leaving[] = []
  for (const item of await store.routing.lock(batch, today)) {
    const authorities = await store.people.authorities(item.requesterId, today)
    if (authorities.some(({ id }) => id === item.authorityId)) continue
    leaving.push({ item, why: item.isRelated ? 'related' : 'moved' })
  }
  await passToNext(store, deps, leaving)
}

type Leaving = Readonly<{ item: PendingItem; why: PassingReason }>

/** What goes from one to the same other goes together, so that a list is told of once and not by each of its lines. */
const passToNext = async (store: Store, deps: Deps, leaving: readonly Leaving[]): Promise<void> => {
  const routes = new Map<string, { items: PendingItem[]; next: PersonSummary; why: PassingReason }>()
  for (const { item, why } of leaving) {
    const authorities = await store.people.authorities(item.requesterId, deps.moment().today)
    const isNamed = item.kind === 'recommendation.verification'
    const next = isNamed ? undefined : nextAuthority(authorities, item.requesterId, item.authorityId)
    if (!next) {
      await tellStuck(store, deps, item)
      continue
    }
    const key = [next.id, item.authorityId, item.cycleId, why].join(' ')
    const route = routes.get(key) ?? { items: [], next, why }
    route.items.push(item)
    routes.set(key, route)
  }
  for (const { items, next, why } of routes.values())
    await passOn(store, deps, items, next, { why, actorId: null })
}

/** Reminds each authority once of what he has not decided by its day; on working days only. */
export const remindOverdue = async (deps: Deps): Promise<void> => {
  const moment = deps.moment()
  const batches = await deps.transaction(async store => {
    const calendar = await store.calendar.load(moment)
    return isWorkingDay(calendar, moment.today) ? store.routing.unreminded(moment.today, lookLimit) : []
  })
  for (const batch of batches) await deps.transaction(store => remind(store, deps, batch))
}

const remind = async (store: Store, deps: Deps, batch: PendingBatch): Promise<void> => {
  const { at, today } = deps.moment()
  const locked = await store.routing.lock(batch, today)
  const { timeZone } = await store.notices.rules(deps.moment())
  const dayOf = (instant: Date): Day => deps.zones.local(instant, timeZone).day
  const items = locked.filter(({ isDecided, remindedAt, escalatedAt, dueOn }) => {
    const isDue = !isDecided && remindedAt === null && dueOn < today
    // What came to him today, overdue as it was, has said so itself.
    return isDue && (escalatedAt === null || dayOf(escalatedAt) < today)
  })
  const ids = items.map(({ id }) => id)
  await store.routing.remind(ids, at)
  const [first] = items
  if (!first) return
  const authority = { id: first.authorityId, name: first.authority }
  const waiting = { approvalId: first.id, requesterId: first.requesterId, authority }
  const since = dayOf(first.createdAt)
  const card = await store.routing.card(first.id)
  const content: NoticeContent = { kind: 'approval.overdue', of: card ?? listOf(items), since }
  await sendCard(store, deps, waiting, content, `approval.overdue:${deps.newId()}`)
  // What stands in a list has no card to be kept up to date.
  if (!card) await store.routing.closeCopies(first.id)
}

/** The last day on which a reminder lies so many working days back. */
const daysBack = (calendar: WorkingCalendar, today: Day, workingDays: number): Day => {
  let day = today
  while (addWorkingDays(calendar, day, workingDays) > today) day = addDays(day, -1)
  return day
}

/** What was reminded of and waits still goes on to the next authority; with none, staff is told once. */
export const escalateOverdue = async (deps: Deps): Promise<void> => {
  const moment = deps.moment()
  const { batches, before } = await deps.transaction(async store => {
    const { remindAfter, nextAuthorityAfter } = await store.routing.rules(moment)
    const { timeZone } = await store.notices.rules(moment)
    const calendar = await store.calendar.load(moment)
    const lastDay = daysBack(calendar, moment.today, Math.max(1, nextAuthorityAfter - remindAfter))
    const before = deps.zones.instant({ day: addDays(lastDay, 1), minute: 0 }, timeZone)
    return { before, batches: await store.routing.unescalated(before, lookLimit) }
  })
  for (const part of partsOf(batches)) await deps.transaction(store => escalate(store, deps, part, before))
}

const escalate = async (store: Store, deps: Deps, batch: PendingBatch, before: Date): Promise<void> => {
  const locked = await store.routing.lock(batch, deps.moment().today)
  const due = locked.filter(({ isDecided, remindedAt, escalatedAt }) => {
    const isDue = !isDecided && remindedAt !== null && remindedAt < before
    return isDue && (escalatedAt === null || escalatedAt < remindedAt)
  })
  await passToNext(
    store,
    deps,
    due.map(item => ({ item, why: 'overdue' })),
  )
}
