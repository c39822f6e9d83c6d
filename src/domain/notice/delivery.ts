import type { Address } from '../account/account.ts'
import type { Moment } from '../moment.ts'
import type { ScreenRef } from './facts.ts'
import type { Manner } from './manner.ts'
import type { NoticeContent } from './notice.ts'

/**
 * What became of one attempt. `gone`: the person cannot be reached. `unlinked`: there is nowhere to send to.
 * `refused`: our bug. `unknown`: sent, and no answer came. `skipped`: no longer needed. `held` and `collected`
 * wait, alone or for the morning's digest; `pending` is given back to be tried again.
 */
export type DeliveryOutcome =
  | Readonly<{ state: 'sent'; screen: ScreenRef }>
  | Readonly<{ state: 'held' | 'collected'; until: Date }>
  | Readonly<{ state: 'gone' | 'unlinked' | 'refused' | 'unknown' | 'skipped' | 'expired' | 'pending' }>

export type PendingDelivery = Readonly<{
  id: string
  personId: string
  content: NoticeContent
  expiresAt: Date | null
  /** The message delivered earlier that this one edits; `nothing` when that one never arrived. */
  revises: Readonly<{ screen: ScreenRef }> | 'nothing' | null
  /** Where the person is now; null when nobody is linked. */
  address: Address | null
  manner: Manner
}>

export type Deliveries = Readonly<{
  /** Undefined when it is settled already: a job may come twice, a message should not. */
  load(id: string, moment: Moment): Promise<PendingDelivery | undefined>
  settle(id: string, outcome: DeliveryOutcome, at: Date): Promise<void>
}>

/** What works through a broadcast's recipients: each is claimed by one run before anything is sent to him. */
export type BroadcastDeliveries = Readonly<{
  /** Those still to be sent, in the order of their ids, after this one. */
  page(noticeId: string, after: string, limit: number, moment: Moment): Promise<readonly PendingDelivery[]>
  /**
   * For one run; false when another has it, when the broadcast was paused or cancelled meanwhile, or when its
   * recipient is no longer where it would be sent to.
   */
  claiming(run: string): (delivery: PendingDelivery) => Promise<boolean>
  settle(id: string, outcome: DeliveryOutcome, at: Date): Promise<void>
  /** What a run that is dead had claimed: sent, perhaps, and nobody knows. */
  abandon(run: string, at: Date): Promise<void>
}>
