import type { Day } from '../day.ts'
import type { Moment } from '../moment.ts'
import type { NoticeContent } from '../notice/notice.ts'
import type { PendingItem, PendingRules } from './pending-item.ts'

/** Items of one transaction: those without a card of their own are reminded of together. */
export type PendingBatch = readonly string[]

/** What staff is told of an item that waits too long: with whom and since when, nothing of what it says. */
export type OverdueItem = Readonly<{
  id: string
  kind: string
  requester: string
  authority: string
  authorityId: string
  createdAt: Date
  dueOn: Day
}>

export type Routing = Readonly<{
  rules(moment: Moment): Promise<PendingRules>
  /** Not decided by their day, and not reminded of. */
  unreminded(today: Day, limit: number): Promise<readonly PendingBatch[]>
  /** Reminded of before that instant, and with the same authority still. */
  unescalated(remindedBefore: Date, limit: number): Promise<readonly PendingBatch[]>
  /** With somebody who is no authority of the requester today, unless staff knows that there is no other. */
  misplaced(today: Day, limit: number): Promise<readonly PendingBatch[]>
  /** What either of two waits for the other to decide. */
  between(personId: string, otherId: string): Promise<PendingBatch>
  /** Those of them that nobody has decided, or published where it is a level; in one order, all held. */
  lock(approvalIds: PendingBatch, today: Day): Promise<readonly PendingItem[]>
  /** Those that wait with the same authority about the same submission, this one included. */
  siblings(approvalId: string): Promise<PendingBatch>
  remind(approvalIds: PendingBatch, at: Date): Promise<void>
  pass(approvalIds: PendingBatch, authorityId: string, dueOn: Day, at: Date): Promise<void>
  /** Nobody else can decide: it stays where it is, and is not looked at again until it is reminded of anew. */
  giveUp(approvalIds: PendingBatch, at: Date): Promise<void>
  /** The card that stands before whoever has to decide; none where a list takes its place. */
  card(approvalId: string): Promise<NoticeContent | undefined>
  /** What was delivered about an item stays as it is now; what is told later is told of new copies. */
  closeCopies(approvalId: string): Promise<void>
  /** Who has the item, for somebody who had it before and has no part in it today. */
  passedFrom(approvalId: string, personId: string, today: Day): Promise<string | undefined>
  /** What waits for somebody as a deputy today, and in whose place. */
  principals(personId: string, today: Day): Promise<ReadonlyMap<string, string>>
  /** Deputies of the authority today who may decide for this requester: not himself, no declared relative. */
  deputiesFor(authorityId: string, requesterId: string, today: Day): Promise<readonly string[]>
  /** Staff of the unit somebody has a post in, or had his last; the admins where there is none. */
  staffFor(personId: string, today: Day): Promise<readonly string[]>
  /** What is overdue in somebody's scope as staff, but for his own and his relatives', oldest first. */
  overdue(
    staffId: string,
    today: Day,
    page: Readonly<{ offset: number; limit: number }>,
  ): Promise<Readonly<{ total: number; items: readonly OverdueItem[] }>>
}>
