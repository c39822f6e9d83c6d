import type { ClockName } from '../calendar/clock.ts'
import type { Day } from '../day.ts'
import type { SentFile } from '../evaluation/evidence-port.ts'

/** What happened to an inspection from its opening on; never changed, only added to. */
export type ProgressKind =
  | 'opened'
  | 'received'
  | 'reportReceived'
  | 'draftReceived'
  | 'extended'
  | 'concluded'
  | 'closed'

/** `subjectId` and `by`: who took a receipt; `paper`: in writing; `clock`, `days`, `reason`: of an extension. */
export type ProgressDetails = Readonly<{
  subjectId?: string
  by?: string
  paper?: boolean
  clock?: ClockName
  days?: number
  reason?: string
}>

export type ProgressEvent = Readonly<{
  id: string
  kind: ProgressKind
  happenedOn: Day
  details: ProgressDetails
  recordedBy: string
  recordedAt: Date
}>

export type Conclusion = Readonly<{ text: string; file: SentFile | null }>
