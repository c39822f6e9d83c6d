import type { Level } from './score.ts'

/** What was found against somebody: concluded degradation, discipline for a duty violation, his unit handled for corruption or waste. */
export type FindingKind = 'degradation' | 'discipline' | 'unitCorruption'

/** All tasks of the period together; null when none are known. */
export type TaskFacts = Readonly<{ assigned: number; done: number; late: number; failures: number }> | null

export type LevelFacts = Readonly<{
  points: number
  tasks: TaskFacts
  findings: readonly FindingKind[]
  isLeader: boolean
}>

/** What keeps somebody below the level of his points. */
export type LevelReason =
  | Readonly<{ kind: 'finding'; finding: FindingKind }>
  | Readonly<{ kind: 'tasks'; rule: 'beyond' | 'onTime' | 'late' | 'undone' }>

export type Proposal = Readonly<{ level: Level; byPoints: Level; reasons: readonly LevelReason[] }>
