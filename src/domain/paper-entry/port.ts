import type { Relation } from '../access.ts'
import type { Decision } from '../approval/approval.ts'
import type { Day } from '../day.ts'
import type { Form } from '../evaluation/form.ts'
import type { ListedEntry, PaperEntry } from './paper-entry.ts'
import type { PaperOrigin } from './standing.ts'

/** An entered form before its second signature, held with all a decision needs. */
export type PaperApproval = Readonly<{
  approvalId: string
  /** Who handed it in. */
  requesterId: string
  requester: string
  entry: PaperEntry & Readonly<{ evaluationId: string }>
  decision: Decision | null
  relations: ReadonlySet<Relation>
}>

export type PaperEntries = Readonly<{
  /** Holds the person, so that two who print for him follow one another. */
  holdPerson(personId: string): Promise<void>
  /** Adds a code, and takes back those before it of the same person and cycle. */
  issue(entry: {
    id: string
    cycleId: string
    personId: string
    codeHash: string
    issuedById: string
    at: Date
  }): Promise<void>
  /** Whether somebody printed a form for this person and cycle since that instant. */
  isIssuedSince(cycleId: string, personId: string, issuedById: string, since: Date): Promise<boolean>
  /** The form with which an evaluation of this person would begin. */
  blankForm(cycleId: string, personId: string): Promise<Form | undefined>
  /** Undefined also when it was taken back. */
  findByCode(codeHash: string): Promise<PaperEntry | undefined>
  lock(entryId: string): Promise<PaperEntry | undefined>
  take(entryId: string, evaluationId: string, clerkId: string, at: Date): Promise<void>
  /** What somebody has taken and nobody has signed yet, in cycles that are open. */
  takenBy(clerkId: string): Promise<readonly ListedEntry[]>
  handIn(entry: {
    entryId: string
    approvalId: string
    clerkId: string
    signedOn: Day
    round: number
    at: Date
    dueOn: Day
  }): Promise<void>
  /** With the decision on it, if there is one. */
  lockApproval(approvalId: string, actorId: string, today: Day): Promise<PaperApproval | undefined>
  sendBack(entryId: string): Promise<void>
  /** Ends a form that nobody enters any more, and its code with it. */
  giveBack(entryId: string, at: Date): Promise<void>
  /** At the very instant of the submission it leads to, by which that one is known as coming from paper. */
  settle(entryId: string, at: Date): Promise<void>
  /** How a revision came from paper; undefined for one that was handed in by the cadre himself. */
  origin(evaluationId: string, revision: number): Promise<PaperOrigin | undefined>
}>
