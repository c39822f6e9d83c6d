import { addDays, type Day } from '../day.ts'

export const leavingReasons = ['retirement', 'resignation', 'transferOut', 'dismissal', 'death'] as const
export type LeavingReason = (typeof leavingReasons)[number]

/** What staff records; `lastDay` is still one of service. */
export type EndDraft = Readonly<{ lastDay: Day; reason: LeavingReason; decisionNo: string }>

/** Somebody's end of service: recorded, and carried out or cancelled. */
export type ServiceEnd = EndDraft &
  Readonly<{
    id: string
    personId: string
    recordedById: string
    recordedBy: string
    recordedAt: Date
    settledAt: Date | null
    cancelledAt: Date | null
  }>

/** What hangs on somebody, in numbers: what ends with him, and what he leaves to others. */
export type Attached = Readonly<{
  posts: number
  roles: number
  deputies: number
  /** People whose line names him. */
  subordinates: number
  /** Waits for his decision. */
  waiting: number
  /** His own: requests to staff, drafts of evaluations, evaluations that are being reviewed. */
  requests: number
  drafts: number
  submitted: number
  /** Open recommendations he has to follow, and those he verifies. */
  recommendations: number
  verifications: number
  /** Inspections under way in whose team he is, but for sealed ones. */
  teams: number
  isLinked: boolean
  /** Other admins of what he is admin of, where he is one. */
  otherAdmins: number | null
  /** First day of the post that began last. */
  latestStart: Day | null
}>

/** Longest decision number, in UTF-16 units. */
export const longestDecisionNo = 200

/** How far from today a last day may lie, in days either way. */
const farthest = 366

export type EndFlaw = 'service_day_far' | 'service_death_ahead' | 'service_post_later'

/** Why somebody cannot leave with this day; a death is recorded once it is known, never ahead. */
export const flawOfEnd = (
  { lastDay, reason }: Pick<EndDraft, 'lastDay' | 'reason'>,
  { latestStart }: Pick<Attached, 'latestStart'>,
  today: Day,
): EndFlaw | undefined => {
  if (lastDay < addDays(today, -farthest) || lastDay > addDays(today, farthest)) return 'service_day_far'
  if (reason === 'death' && lastDay > today) return 'service_death_ahead'
  return latestStart !== null && latestStart > lastDay ? 'service_post_later' : undefined
}

/** Carried out once the last day is over; a death at once. */
export const isOver = ({ lastDay, reason }: Pick<EndDraft, 'lastDay' | 'reason'>, today: Day): boolean =>
  lastDay < today || reason === 'death'
