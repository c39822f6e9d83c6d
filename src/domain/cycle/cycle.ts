import type { PositionGroup } from '../broadcast/broadcast.ts'
import type { UnitName } from '../broadcast/port.ts'
import type { Cycle, EvaluationState } from '../evaluation/evaluation.ts'
import type { Text4 } from '../evaluation/form.ts'

/** How far people are in a cycle; whatever follows a publication counts as published. */
export const cycleStates = [
  'none',
  'draft',
  'returned',
  'submitted',
  'reviewed',
  'decided',
  'published',
] as const satisfies readonly (EvaluationState | 'none')[]
export type CycleState = (typeof cycleStates)[number]

/** Those who have nothing handed in. */
export const openStates: readonly CycleState[] = ['none', 'draft', 'returned']

export type CycleCounts = Readonly<Record<CycleState, number>>

export const totalOf = (counts: CycleCounts): number =>
  cycleStates.reduce((sum, state) => sum + counts[state], 0)

export const missingOf = (counts: CycleCounts): number =>
  openStates.reduce((sum, state) => sum + counts[state], 0)

export type NamedForm = Readonly<{ id: string; code: string; version: number; title: Text4 }>

/** A cycle as staff sees it; `newForm` is a newer version of a form in use that the cycle could go over to. */
export type CycleFile = Readonly<{
  cycle: Cycle
  unit: UnitName
  group: PositionGroup | null
  newForm: NamedForm | null
}>

export type ListedCycle = Pick<CycleFile, 'cycle' | 'unit' | 'group'> & Readonly<{ counts: CycleCounts }>
export type CycleCard = CycleFile & Readonly<{ counts: CycleCounts }>
