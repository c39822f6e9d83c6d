import type { Day } from '../day.ts'
import type { Assignment, Career } from '../movement/movement.ts'
import type { MovementBasis } from '../movement/rules.ts'
import type { LocalityCount } from './non-local.ts'
import type { ReportScope } from './report.ts'
import type { MovementCount } from './tally-movements.ts'

/**
 * Somebody with posts in the units of a report on its day, also in units that are dissolved; of his career whatever
 * the clocks of these posts look at: every assignment to the same position, and the units theirs took the place of.
 */
export type Holder = Readonly<{
  personId: string
  code: string
  name: string
  career: Career
  posts: readonly Assignment[]
}>

/** Somebody saw the names of these people in a report. */
export type NamedLook = Readonly<{
  actorId: string
  at: Date
  today: Day
  purpose: string
  personIds: readonly string[]
}>

export type MovementReports = Readonly<{
  holders(scope: ReportScope): Promise<readonly Holder[]>
  /** Posts held on the day that nobody local may hold, by unit and position. */
  localities(scope: ReportScope): Promise<readonly LocalityCount[]>
  /** Movements into the units of a report, dissolved ones too, begun from a day to another, both included. */
  movements(scope: ReportScope, span: Readonly<{ from: Day; to: Day }>): Promise<readonly MovementCount[]>
  /** What the terms of the rulebook rest on, as of a day; null where it has none. */
  termsBasis(day: Day): Promise<MovementBasis | null>
  /** An audit event of each of them, in one statement; those of the same day and purpose are not written again. */
  named(look: NamedLook): Promise<void>
}>
