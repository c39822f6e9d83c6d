import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'

/** What a cadre asks of staff: that a record be put right, that a wish be known, that a post end early. */
export const requestKinds = ['correction', 'wish', 'endEarly'] as const
export type RequestKind = (typeof requestKinds)[number]

/** What a clock goes by besides the posts. */
export const clockInputs = ['serviceFrom', 'serviceUntil', 'other'] as const
export type ClockInput = (typeof clockInputs)[number]

/** Which line it is about, as it is recorded: a post, or what a clock goes by. */
export type RequestAbout =
  | Readonly<{
      kind: 'post'
      id: string
      titles: Readonly<Record<string, string>>
      unit: string
      startedOn: Day
      decisionNo: string
    }>
  | Readonly<{ kind: 'input'; input: ClockInput }>

export type RequestDecision = Readonly<{
  outcome: 'approved' | 'returned'
  decider: string
  decidedAt: string
  answer: string
}>

/** What a card says of a request, as it was when it was written. */
export type RequestCard = Readonly<{
  approvalId: string
  requester: string
  positionTitles: Readonly<Record<string, string>> | null
  unit: string | null
  kind: RequestKind
  about: RequestAbout | null
  text: string
  dueOn: Day
}>

/** A request with its item, held until the transaction ends. */
export type RequestFile = Readonly<{
  requesterId: string
  card: RequestCard
  decision: RequestDecision | null
  /** In which relations the one who acts stands to the requester today. */
  relations: ReadonlySet<Relation>
}>

/** One's own request, as a list says it. */
export type OwnRequest = Readonly<{
  kind: RequestKind
  createdAt: Date
  outcome: RequestDecision['outcome'] | null
}>

/** Longest request and longest answer, in UTF-16 units. */
export const longestRequest = 1_500
export const longestAnswer = 2_000

/** Requests of one person that may wait at once. */
export const mostWaiting = 10

/** What an answer that cannot be kept is refused with, by what is wrong with it. */
export const answerRefusals = {
  empty: 'answer_needed',
  long: 'answer_too_long',
  classified: 'text_classified',
} as const
export type AnswerRefusal = (typeof answerRefusals)[keyof typeof answerRefusals]
