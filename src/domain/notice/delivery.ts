import type { NoticeContent } from './notice.ts'

/** sent · gone (the person cannot be reached) · refused (our bug) · unknown (sent, no answer came). */
export type DeliveryOutcome =
  | Readonly<{ state: 'sent'; chatId: number; messageId: number }>
  | Readonly<{ state: 'gone' | 'refused' | 'unknown' | 'skipped' }>

/** A message delivered earlier that this delivery edits; null when there is none to edit. */
export type Original = Readonly<{ chatId: number; messageId: number }>

export type PendingDelivery = Readonly<{
  id: string
  personId: string
  content: NoticeContent
  revises: Original | 'nothing' | null
}>

export type Deliveries = Readonly<{
  /** Undefined when it is settled already: a job may come twice, a message should not. */
  load(id: string): Promise<PendingDelivery | undefined>
  settle(id: string, outcome: DeliveryOutcome, at: Date): Promise<void>
}>
