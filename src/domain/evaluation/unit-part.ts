import type { Level, ScoringRules } from './score.ts'

/**
 * Somebody under a leader and his level of the same period; null while it is not decided. `isKnown`: published,
 * or decided by this leader himself, so that it may be said to him by name.
 */
export type Subordinate = Readonly<{ name: string; level: Level | null; isKnown: boolean }>

/**
 * full: every one at least "completed". half: one is not, whatever the others will be. provisional: somebody's
 * rating is missing, and until it comes the part counts nothing.
 */
export type UnitPartState = 'full' | 'half' | 'provisional'

export type UnitPart = Readonly<{
  state: UnitPartState
  /** In hundredths of a per cent. */
  share: number
  total: number
  rated: number
  missed: number
  /** Whose rating is missing, and who missed his tasks as far as it may be said. */
  waitingFor: readonly string[]
  halvedBy: readonly string[]
}>

/** Decree 335/2025: all of it if every subordinate is at least "completed", half of it if one is not. */
export const decideUnitPart = (
  subordinates: readonly Subordinate[],
  { unitPart }: Pick<ScoringRules, 'unitPart'>,
): UnitPart => {
  const waiting = subordinates.filter(({ level }) => level === null)
  const missed = subordinates.filter(({ level }) => level === 'notCompleted')
  const state = missed.length > 0 ? 'half' : waiting.length > 0 ? 'provisional' : 'full'
  const shares = { full: unitPart.allCompleted, half: unitPart.anyNotCompleted, provisional: 0 }
  return {
    state,
    share: shares[state],
    total: subordinates.length,
    rated: subordinates.length - waiting.length,
    missed: missed.length,
    waitingFor: waiting.map(({ name }) => name),
    halvedBy: missed.filter(({ isKnown }) => isKnown).map(({ name }) => name),
  }
}
