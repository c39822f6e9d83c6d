import type { Answers } from './answers.ts'

/**
 * An objective cause the authority was asked to confirm, for one product line of one submission: what the line
 * said then (the answers of `claimIds`), and what became of it; null while it waits.
 */
export type AskedCause = Readonly<{
  approvalId: string
  authorityId: string
  line: string
  revision: number
  claim: Answers
  outcome: 'approved' | 'returned' | null
}>
