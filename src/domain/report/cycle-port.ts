import type { Tally } from '../classification/group.ts'
import type { ReportCycle } from './cycles.ts'
import type { ReportScope } from './report.ts'
import type { HandedInUnit, ReportUnit } from './submissions.ts'

export type CycleReports = Readonly<{
  /**
   * Cycles begun by the day of the report for a unit it is about, or for one above it, the newest first; `own` leaves
   * out those of units its reader is no staff for.
   */
  cycles(scope: ReportScope, timeZone: string, which: 'any' | 'own'): Promise<readonly ReportCycle[]>
  /**
   * How many of those under a cycle on the day of the report have handed in, by the unit of the post they are known
   * by there; whoever began and has left counts where he was last. Where it is about units, each counts once.
   */
  handedIn(
    scope: ReportScope,
    cycle: ReportCycle,
    until: Date,
  ): Promise<Readonly<{ units: readonly ReportUnit[]; counts: readonly HandedInUnit[] }>>
  /** Levels staff has heard of by then, in each agency and each group of similar duties of the units it is about. */
  levels(scope: ReportScope, cycleId: string, at: Date): Promise<readonly Tally[]>
}>
