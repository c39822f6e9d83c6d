import type { Day } from '../day.ts'
import type { DataRequestKind, RequestRung } from './clocks.ts'
import type { DataDecision, DataRequestCard } from './request.ts'

/**
 * `filed`, `due` and `settled` are for staff, who may decide; `taken` and `answered` for the one who asked; `overdue`
 * for the admins, who learn that something waits and nothing of what it says.
 */
export type DataRequestNotice =
  | Readonly<{ kind: 'dataRequest.filed'; card: DataRequestCard }>
  | Readonly<{
      kind: 'dataRequest.due'
      card: DataRequestCard
      what: 'firstAnswer' | 'decision'
      rung: RequestRung
    }>
  | Readonly<{ kind: 'dataRequest.settled'; card: DataRequestCard; decision: DataDecision }>
  | Readonly<{ kind: 'dataRequest.taken'; card: DataRequestCard }>
  | Readonly<{ kind: 'dataRequest.answered'; card: DataRequestCard; decision: DataDecision }>
  | Readonly<{
      kind: 'dataRequest.overdue'
      requester: string
      unit: string | null
      of: DataRequestKind
      what: 'firstAnswer' | 'decision'
      dueOn: Day
    }>
