import type { Day } from '../day.ts'
import type { ReportScope } from './report.ts'

/** Days one may look back, the last one included. */
export const spans = [30, 90, 365] as const
export type Span = (typeof spans)[number]

/** How many were asked to confirm something, and how many did. */
export type Confirmed = Readonly<{ title: string; sentOn: Day; asked: number; confirmed: number }>

/** `broadcasts` are those with a key to say that one has read them; `reminders` are those of inspections. */
export type AcknowledgementsFacts = Readonly<{
  span: Span
  from: Day
  day: Day
  broadcasts: readonly Confirmed[]
  reminders: readonly Confirmed[]
}>

/** From its beginning on, before its end; days are those of the zone. */
export type SpanWindow = Readonly<{ since: Date; until: Date; timeZone: string }>

export type Acknowledgements = Readonly<{
  /** Announcements of the reader's scope that ask to be confirmed as read, the newest first. */
  broadcasts(scope: ReportScope, window: SpanWindow): Promise<readonly Confirmed[]>
  /** Reminders of inspections in the reader's scope, the newest first; nothing of a sealed one. */
  reminders(scope: ReportScope, window: SpanWindow): Promise<readonly Confirmed[]>
}>

export const confirmedOf = (items: readonly Confirmed[]): Pick<Confirmed, 'asked' | 'confirmed'> => ({
  asked: items.reduce((sum, { asked }) => sum + asked, 0),
  confirmed: items.reduce((sum, { confirmed }) => sum + confirmed, 0),
})
