import { addWorkingDays } from '../calendar/calendar.ts'
import type { Day } from '../day.ts'
import type { NoticeContent } from '../notice/notice.ts'
import type { PersonSummary } from '../person/person.ts'
import type { Deps, Store } from '../ports.ts'
import type { PassingReason } from './passing.ts'
import type { PendingItem } from './pending-item.ts'
import { sendCard } from './send-card.ts'

/** The day by which whoever gets an item today should have decided. */
export const dueDay = async (store: Store, deps: Deps): Promise<Day> => {
  const moment = deps.moment()
  const { remindAfter } = await store.routing.rules(moment)
  return addWorkingDays(await store.calendar.load(moment), moment.today, remindAfter)
}

export type Passing = Readonly<{ why: PassingReason; actorId: string | null }>

/**
 * Passes items of one authority on to another: every copy of an old card says where it went, the new authority
 * and his deputies get a card, the requester hears of it. The day to decide by is a new one.
 */
export const passOn = async (
  store: Store,
  deps: Deps,
  items: readonly PendingItem[],
  next: PersonSummary,
  { why, actorId }: Passing,
): Promise<void> => {
  if (items.length === 0) return
  const { at } = deps.moment()
  const dueOn = await dueDay(store, deps)
  const ids = items.map(({ id }) => id)
  await store.routing.pass(ids, next.id, dueOn, at)
  const listed: PendingItem[] = []
  for (const item of items) {
    const card = await store.routing.card(item.id)
    if (card) await moveCard(store, deps, { ...item, dueOn }, card, next, why)
    else listed.push(item)
    await tellRequester(store, deps, item, next, why)
    const details = { approvalId: item.id, fromId: item.authorityId, toId: next.id, why }
    await store.audit({ at, actorId, action: 'approval.passedOn', subjectId: item.requesterId, details })
  }
  const [first] = listed
  if (first) {
    const content = { kind: 'approval.passedTo' as const, of: listOf(listed), from: fromOf(first, why), why }
    const waiting = { approvalId: first.id, requesterId: first.requesterId, authority: next }
    await sendCard(store, deps, waiting, content, `approval.passedTo:${deps.newId()}`)
    await store.routing.closeCopies(first.id)
  }
}

/** What says of items without a card of their own that they wait. */
export const listOf = (items: readonly PendingItem[]): NoticeContent => ({
  kind: 'approval.waiting',
  requester: items.length === 1 ? (items[0]?.requester ?? null) : null,
  period: items[0]?.period ?? null,
  count: items.length,
})

/** A declared relation is nobody's business: whoever it came from stays unnamed with it. */
const fromOf = (item: PendingItem, why: PassingReason): string | null =>
  why === 'related' ? null : item.authority

const dueBy = (content: NoticeContent, dueOn: Day): NoticeContent =>
  'card' in content && 'dueOn' in content.card
    ? ({ ...content, card: { ...content.card, dueOn } } as NoticeContent)
    : content

const moveCard = async (
  store: Store,
  deps: Deps,
  item: PendingItem,
  card: NoticeContent,
  next: PersonSummary,
  why: PassingReason,
): Promise<void> => {
  await store.notices.revise({
    id: deps.newId(),
    dedupeKey: `approval.passedOn:${deps.newId()}`,
    subject: `approval:${item.id}`,
    content: { kind: 'approval.passedOn', of: card, to: next.name, why },
    except: null,
    at: deps.moment().at,
  })
  await store.routing.closeCopies(item.id)
  const of = dueBy(card, item.dueOn)
  const content = { kind: 'approval.passedTo' as const, of, from: fromOf(item, why), why }
  const waiting = { approvalId: item.id, requesterId: item.requesterId, authority: next }
  await sendCard(store, deps, waiting, content, `approval.passedTo:${deps.newId()}`)
}

const tellRequester = (
  store: Store,
  deps: Deps,
  { id, requesterId, period }: PendingItem,
  next: PersonSummary,
  why: PassingReason,
): Promise<void> =>
  store.notices.add({
    id: deps.newId(),
    dedupeKey: `approval.rerouted:${deps.newId()}`,
    subject: `rerouted:${id}`,
    content: { kind: 'approval.rerouted', period, to: next.name, why },
    recipients: [requesterId],
    at: deps.moment().at,
  })

/** Tells the staff of the requester's unit, once, that there is nobody to pass an item on to. */
export const tellStuck = async (store: Store, deps: Deps, item: PendingItem): Promise<void> => {
  const { at, today } = deps.moment()
  const { id, requester, requesterId, unit, authority, authorityId, createdAt } = item
  const staff = await store.routing.staffFor(requesterId, today)
  await store.routing.giveUp([id], at)
  await store.notices.add({
    id: deps.newId(),
    dedupeKey: stuckKey(id, authorityId),
    subject: `stuck:${id}`,
    content: { kind: 'approval.stuck', requester, unit, authority, since: createdAt.toISOString() },
    recipients: staff.filter(personId => personId !== requesterId),
    at,
  })
}

/** By which staff is told once of an item that nobody else can decide; the store looks for it. */
const stuckKey = (approvalId: string, authorityId: string): string =>
  `approval.stuck:${approvalId}:${authorityId}`
