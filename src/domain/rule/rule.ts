import type { Relation } from '../access.ts'
import type { Day } from '../day.ts'
import type { SourceGrade, Text4 } from '../evaluation/form.ts'

/** A legal constant as data; its value says its own unit, both days are included. */
export type Rule = Readonly<{
  key: string
  value: unknown
  reference: Text4
  source: string
  grade: SourceGrade
  verified: boolean
  validFrom: Day
  validTo: Day | null
}>

/** One rule that takes the place of another from its first day on; null where there was none before. */
export type Succession = Readonly<{ before: Rule; after: Rule }>

/** Rules that somebody wants to have succeeded, its approval held until the transaction ends. */
export type RuleProposal = Readonly<{
  id: string
  approvalId: string
  authorId: string
  author: string
  rules: readonly Rule[]
  createdAt: Date
  decision: Readonly<{
    outcome: 'approved' | 'returned'
    decider: string
    decidedAt: Date
    reason: string | null
  }> | null
  relations: ReadonlySet<Relation>
}>

/** What a list says of a proposal. */
export type ListedProposal = Readonly<{ proposalId: string; author: string; total: number }>
