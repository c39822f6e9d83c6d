import type { Day } from '../day.ts'
import type { Cycle } from '../evaluation/evaluation.ts'
import type { PersonSummary } from '../person/person.ts'
import type {
  CollectiveComment,
  CollectiveMember,
  CommentOutcome,
  LedCycle,
  NamedDraft,
} from './collective.ts'

type Page = Readonly<{ offset: number; limit: number }>

/** A draft, or what became of it, whose author does not head its unit any more. */
export type MisheadedDraft = Readonly<{
  evaluationId: string
  cycle: Cycle
  formerId: string
  former: string
  headId: string
  head: string
}>

export type HeadlessUnit = Readonly<{ cycle: Cycle; unitId: string; unit: string }>

export type NewComment = Readonly<{
  id: string
  evaluationId: string
  personId: string
  line: string
  text: string
  /** Names the message it came in; taken once. */
  source: string
  at: Date
}>

/** Drafts of units, who is named in them, and what was said to them. */
export type Collectives = Readonly<{
  /** Open collective cycles of the units somebody heads today. */
  cyclesOf(personId: string, today: Day): Promise<readonly LedCycle[]>
  /** Drafts somebody is named in today, while their cycle is open. */
  namedIn(personId: string, today: Day): Promise<readonly NamedDraft[]>
  /** Opens the draft of a unit, or finds the one there is; answers its id either way. */
  open(id: string, cycleId: string, unitId: string, headId: string, at: Date): Promise<string>
  /** Members of today, in the order in which they were named. */
  members(evaluationId: string, today: Day): Promise<readonly CollectiveMember[]>
  /** Everybody with a post in the unit or below it but its head and those who are named; the unit's own first. */
  candidates(
    evaluationId: string,
    name: string | null,
    today: Day,
    page: Page,
  ): Promise<Readonly<{ total: number; items: readonly PersonSummary[] }>>
  name(evaluationId: string, personId: string, at: Date): Promise<void>
  remove(evaluationId: string, personId: string, at: Date): Promise<void>
  finish(evaluationId: string, personId: string, at: Date): Promise<void>
  comments(evaluationId: string): Promise<readonly CollectiveComment[]>
  /** The evaluation a comment belongs to. */
  commented(commentId: string): Promise<string | undefined>
  addComment(comment: NewComment): Promise<void>
  changeComment(commentId: string, text: string, source: string, at: Date): Promise<void>
  withdrawComment(commentId: string): Promise<void>
  settle(commentId: string, outcome: CommentOutcome, at: Date): Promise<void>
  /** Of those people, the ones with a post in the unit today, or named as members. */
  belonging(evaluationId: string, personIds: readonly string[], today: Day): Promise<readonly string[]>
  misheaded(today: Day, limit: number): Promise<readonly MisheadedDraft[]>
  /** Gives an evaluation, and what waits about it, to another head. */
  handTo(evaluationId: string, headId: string): Promise<void>
  /** Those who were named and have no post there today. */
  departed(
    today: Day,
    limit: number,
  ): Promise<readonly Readonly<{ evaluationId: string; personId: string }>[]>
  /** Units with people and without a head under an open collective cycle, that staff was not told of. */
  headless(today: Day, limit: number): Promise<readonly HeadlessUnit[]>
}>
