import type { Chart } from '../../domain/chart.ts'
import type { Actor } from '../../domain/person/person.ts'
import type { Deps } from '../../domain/ports.ts'
import type { ReportQuery, ReportRefusal } from '../../domain/report/report.ts'
import { done, type Result } from '../../domain/result.ts'
import type { Sheet } from '../../domain/table.ts'
import type { Html } from '../html.ts'
import type { Speech } from '../speech.ts'
import type { ReportChoice, ReportHead, ReportView } from './report-view.ts'

/** A report that was read, with all it can say about what it found. */
export type ReadReport = Readonly<{
  head: ReportHead
  choices(speech: Speech): readonly ReportChoice[]
  message(speech: Speech): Html
  chart(speech: Speech): Chart | null
  sheets(speech: Speech): readonly Sheet[]
}>

/** A report whatever its facts are: only its own view knows them. */
export type AskedReport = Readonly<{
  code: string
  isTimeless: boolean
  read(deps: Deps, actor: Actor, query: ReportQuery): Promise<Result<ReadReport, ReportRefusal>>
}>

export const asReport = <Facts>(view: ReportView<Facts>): AskedReport => ({
  code: view.code,
  isTimeless: view.isTimeless ?? false,
  async read(deps, actor, query) {
    const opened = await view.read(deps, actor, query)
    if (!opened.ok) return opened
    const { facts, scope, unit } = opened.value
    const head = { day: scope.day, unit }
    return done({
      head,
      choices: speech => view.choices?.(facts, speech) ?? [],
      message: speech => view.message(facts, speech),
      chart: speech => view.chart(facts, head, speech),
      sheets: speech => view.sheets(facts, head, speech),
    })
  },
})
