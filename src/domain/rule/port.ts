import type { Day } from '../day.ts'
import type { Rule, RuleProposal, Succession } from './rule.ts'

export type Rules = Readonly<{
  /** All rules, also those of earlier and later times, by key and first day. */
  all(): Promise<readonly Rule[]>
  /** The keys among these rules whose value could not be read by whoever needs it. */
  unreadable(rules: readonly Rule[]): Promise<ReadonlySet<string>>
  /** Writes the proposal and the item that waits for a second person. */
  propose(proposal: {
    id: string
    approvalId: string
    authorId: string
    rules: readonly Rule[]
    at: Date
    dueOn: Day
  }): Promise<void>
  lock(proposalId: string, actorId: string, today: Day): Promise<RuleProposal | undefined>
  /** The proposals that nobody has decided on yet, oldest first. */
  waiting(): Promise<readonly RuleProposal[]>
  /** Ends what is succeeded and adds what follows. */
  succeed(proposalId: string, successions: readonly Succession[], newId: () => string): Promise<void>
  settle(proposalId: string, at: Date): Promise<void>
  isAdmin(personId: string, today: Day): Promise<boolean>
}>
