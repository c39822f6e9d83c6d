import type { CycleFile } from '../cycle/cycle.ts'
import type { Day } from '../day.ts'

/** A cycle that can be counted; `closedOn` where it was closed. */
export type ReportCycle = Pick<CycleFile, 'cycle' | 'unit' | 'group'> & Readonly<{ closedOn: Day | null }>

/** Most cycles one may choose among. */
export const mostCycles = 60

/** The one that was asked for, and without a choice, or where it is none, the newest. */
export const chosenCycle = (cycles: readonly ReportCycle[], id: string | null): ReportCycle | null =>
  cycles.find(({ cycle }) => cycle.id === id) ?? cycles[0] ?? null
