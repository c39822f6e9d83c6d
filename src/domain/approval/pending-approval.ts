import type { BroadcastCard } from '../broadcast/broadcast.ts'
import type { DataRequestKind } from '../data-request/clocks.ts'
import type { Day } from '../day.ts'
import type { CauseCard } from '../evaluation/cause-card.ts'
import type { RequestCard } from '../movement/request.ts'
import type { CardFacts } from '../notice/facts.ts'
import type { PaperCard } from '../paper-entry/notice.ts'
import type { PetitionCard } from '../petition/card.ts'
import type { VerificationCard } from '../recommendation/notice.ts'
import type { RoleCard } from '../role/role.ts'
import type { ListedProposal } from '../rule/rule.ts'

/** What a list says of a broadcast that waits for its release. */
export type ListedRelease = Pick<BroadcastCard, 'broadcastId' | 'author' | 'title' | 'total'>

/** What a list says of an objective cause that waits to be confirmed. */
export type ListedCause = Pick<CauseCard, 'approvalId' | 'requester' | 'period' | 'name' | 'dueOn'>

/** What a list says of a petition that waits for its answer. */
export type ListedPetition = Pick<PetitionCard, 'approvalId' | 'requester' | 'period' | 'level' | 'answerBy'>

/** What a list says of a recommendation that was handed in. */
export type ListedVerification = Pick<VerificationCard, 'approvalId' | 'inspection' | 'number'> &
  Readonly<{ requester: string; dueOn: Day }>

/** What a list says of an entered paper form that waits for a second signature; `requesterId` there is its author. */
export type ListedPaper = Pick<PaperCard, 'approvalId' | 'clerk' | 'person' | 'period'> &
  Readonly<{ dueOn: Day }>

/** What a list says of a change of somebody's roles; `requesterId` there is the one it is about. */
export type ListedRoleChange = RoleCard & Readonly<{ approvalId: string }>

/** What a list says of a request to staff. */
export type ListedRequest = Readonly<{ kind: RequestCard['kind'] | DataRequestKind }> &
  Pick<RequestCard, 'approvalId' | 'requester' | 'dueOn'>

/** How many of a kind wait for somebody. */
export type PendingCount = Readonly<{ kind: PendingApproval['kind']; count: number }>

/** What waits for somebody: an evaluation to review, an objective cause of one of its lines, a petition, a broadcast. */
export type PendingApproval =
  | Readonly<{ kind: 'evaluation.review'; card: CardFacts; requesterId: string }>
  | Readonly<{ kind: 'evaluation.cause'; card: ListedCause; requesterId: string }>
  | Readonly<{ kind: 'evaluation.petition'; card: ListedPetition; requesterId: string }>
  | Readonly<{ kind: 'recommendation.verification'; card: ListedVerification; requesterId: string }>
  | Readonly<{ kind: 'evaluation.paper'; card: ListedPaper; requesterId: string }>
  | Readonly<{ kind: 'person.request'; card: ListedRequest; requesterId: string }>
  | Readonly<{ kind: 'broadcast.release'; card: ListedRelease; requesterId: string; dueOn: Day }>
  | Readonly<{ kind: 'rule.release'; card: ListedProposal; requesterId: string; dueOn: Day }>
  | Readonly<{ kind: 'role.change'; card: ListedRoleChange; requesterId: string }>
