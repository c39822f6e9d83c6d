import type { Day } from '../day.ts'
import type { RecommendationCard } from '../recommendation/notice.ts'
import type { Attached, LeavingReason } from './service-end.ts'

/** Of somebody who leaves, to others: never why. */
type Leaver = Readonly<{ person: string; unit: string | null; lastDay: Day }>

/**
 * `recorded` and `cancelled` are for staff and whoever decides for him, `settled` for staff, `left` for the latter;
 * `announced`, `revoked` and `ended` are for himself, the last one in the chat that is his no longer.
 */
export type ServiceNotice =
  | (Readonly<{ kind: 'service.recorded'; personId: string; by: string }> & Leaver)
  | (Readonly<{ kind: 'service.cancelled'; by: string }> & Leaver)
  | (Readonly<{ kind: 'service.settled'; attached: Attached }> & Leaver)
  | (Readonly<{ kind: 'service.left' }> & Leaver)
  | Readonly<{
      kind: 'service.announced'
      lastDay: Day
      reason: LeavingReason
      decisionNo: string
      by: string
    }>
  | Readonly<{ kind: 'service.revoked'; lastDay: Day; by: string }>
  | Readonly<{ kind: 'service.ended'; lastDay: Day; isThanked: boolean; oldLink: string }>
  | Readonly<{ kind: 'service.requestClosed'; person: string }>
  | Readonly<{ kind: 'service.ownerLeft'; person: string; card: RecommendationCard }>
  | Readonly<{
      kind: 'service.memberLeft'
      person: string
      inspectionId: string
      title: string
      led: boolean
    }>
