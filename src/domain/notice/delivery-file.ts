import type { Address } from '../account/account.ts'
import type { ScreenRef } from './facts.ts'
import type { NoticeContent, Reminder } from './notice.ts'

/** A delivery as its recipient may act on it, its row held until the transaction ends. */
export type DeliveryFile = Readonly<{
  id: string
  personId: string
  state: string
  content: NoticeContent
  expiresAt: Date | null
  /** Until when it waits, while it does. */
  dueAt: Date | null
  /** Whether it came at least once: a reminder that was put off is held, and yet was sent. */
  wasSent: boolean
  acknowledgedAt: Date | null
}>

/** Reminders that wait for one person's morning. */
export type Collected = Readonly<{
  personId: string
  items: readonly Readonly<{ deliveryId: string; reminder: Reminder; expiresAt: Date | null }>[]
}>

export type ShownNotice = Readonly<{ screen: ScreenRef; address: Address; timeZone: string | null }>
