import type { Day } from '../day.ts'
import type { FindingKind } from '../evaluation/level-proposal.ts'

export const findingKinds = [
  'degradation',
  'discipline',
  'unitCorruption',
] as const satisfies readonly FindingKind[]

/** What was concluded against somebody by a document, and forces "not completed" for the year of its day. */
export type Finding = Readonly<{
  id: string
  personId: string
  kind: FindingKind
  foundOn: Day
  document: string
  recordedBy: string
  recordedAt: Date
  revokedAt: Date | null
}>

export type NewFinding = Omit<Finding, 'recordedBy' | 'revokedAt'> & Readonly<{ recordedById: string }>

export type Findings = Readonly<{
  /** All that was recorded of a person, the newest day first, what was taken back too. */
  of(personId: string): Promise<readonly Finding[]>
  add(finding: NewFinding): Promise<void>
  /** Its row held until the transaction ends. */
  lock(id: string): Promise<Finding | undefined>
  revoke(id: string, at: Date): Promise<void>
}>
