import type { NoticeContent, ScreenRef } from './notice.ts'

/** sent · gone (the person cannot be reached) · refused (our bug) · unknown (sent, no answer came). */
export type DeliveryOutcome =
  | Readonly<{ state: 'sent'; screen: ScreenRef }>
  | Readonly<{ state: 'gone' | 'refused' | 'unknown' | 'skipped' }>

export type PendingDelivery = Readonly<{
  id: string
  personId: string
  content: NoticeContent
  /** The message delivered earlier that this one edits; `nothing` when that one never arrived. */
  revises: Readonly<{ screen: ScreenRef }> | 'nothing' | null
}>

export type Deliveries = Readonly<{
  /** Undefined when it is settled already: a job may come twice, a message should not. */
  load(id: string): Promise<PendingDelivery | undefined>
  settle(id: string, outcome: DeliveryOutcome, at: Date): Promise<void>
}>
