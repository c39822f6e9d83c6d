import type { Day } from '../day.ts'
import type { FindingKind } from '../evaluation/level-proposal.ts'

type Facts = Readonly<{ finding: FindingKind; foundOn: Day; document: string; by: string }>

/** To the one it is about: it was recorded, or taken back. */
export type FindingNotice =
  | (Readonly<{ kind: 'finding.recorded' }> & Facts)
  | (Readonly<{ kind: 'finding.revoked' }> & Facts)
