import type { Chart } from '../../domain/chart.ts'
import type { Day } from '../../domain/day.ts'
import type { Actor } from '../../domain/person/person.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Opened } from '../../domain/report/open.ts'
import type { ReportQuery, ReportRefusal } from '../../domain/report/report.ts'
import type { Result } from '../../domain/result.ts'
import type { Sheet } from '../../domain/table.ts'
import type { Html } from '../html.ts'
import type { Speech } from '../speech.ts'

/** What a report lets its reader choose besides unit and day: a term, a cycle, a span. */
export type ReportChoice = Readonly<{ value: string; label: string; isChosen: boolean }>

/** What stands above the figures of every report. */
export type ReportHead = Readonly<{ day: Day; unit: string | null }>

/**
 * One report in words. Its message stands below the head the frame writes, in at most 3,000 characters; its picture
 * and its sheets have everything. `isTimeless` where it has no day of its own to be asked for.
 */
export type ReportView<Facts> = Readonly<{
  /** Short, for the button: two letters. */
  code: string
  isTimeless?: true
  read(deps: Deps, actor: Actor, query: ReportQuery): Promise<Result<Opened<Facts>, ReportRefusal>>
  choices?(facts: Facts, speech: Speech): readonly ReportChoice[]
  message(facts: Facts, speech: Speech): Html
  /** Null where there is nothing to draw. */
  chart(facts: Facts, head: ReportHead, speech: Speech): Chart | null
  sheets(facts: Facts, head: ReportHead, speech: Speech): readonly Sheet[]
}>
