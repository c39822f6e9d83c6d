import type { Chart } from '../../domain/chart.ts'
import { type DueFacts, dueStates, isAnyDue, type StandingCounts } from '../../domain/report/due.ts'
import type { Speech } from '../speech.ts'
import { dueClock } from './due-clock.ts'
import { mostBars, stackedChart } from './listing.ts'
import { placeText } from './report-place.ts'
import type { ReportHead } from './report-view.ts'

type Bar = Readonly<{ name: string; counts: StandingCounts }>

const weight = ({ counts }: Bar): number => dueStates.reduce((sum, state) => sum + counts[state], 0)

/** What is due by kind of clock; of one kind, by unit. Null where nothing is due. */
export const dueChart = (facts: DueFacts, head: ReportHead, speech: Speech): Chart | null => {
  const { only, rules, byClock, byUnit } = facts
  const bars: readonly Bar[] =
    only === null
      ? byClock.map(({ clock, counts }) => ({ name: dueClock(clock, rules, speech), counts }))
      : byUnit.map(({ unit, counts }) => ({ name: unit, counts }))
  const shown = bars
    .filter(({ counts }) => isAnyDue(counts))
    .toSorted((one, other) => weight(other) - weight(one))
    .slice(0, mostBars)
  if (shown.length === 0) return null
  const title =
    only === null
      ? speech.text('movementReport:dueByClock')
      : speech.text('movementReport:dueByUnit', { clock: dueClock(only, rules, speech) })
  const parts = dueStates
    .filter(state => shown.some(({ counts }) => counts[state] > 0))
    .map(state => ({
      name: speech.text(`movementReport:state.${state}`),
      count: ({ counts }: Bar) => counts[state],
    }))
  const words = {
    title,
    subtitle: placeText(head, speech),
    nameOf: (bar: Bar) => speech.text('movementReport:withTotal', { name: bar.name, total: weight(bar) }),
  }
  return stackedChart(shown, parts, words, speech)
}
