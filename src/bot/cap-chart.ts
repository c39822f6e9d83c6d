import type { Chart, ChartSeries } from '../domain/chart.ts'
import type { CapsView, CapTally } from '../domain/classification/caps.ts'
import type { Speech } from './speech.ts'

/** Groups one picture has room for; those above the limit come first. */
export const mostShown = 40

/** Titles of a group that are named; the first two say which one it is. */
const mostTitles = 2

/** Whose group it is need not be said where all are of one agency. */
const nameOf = ({ unit, duties }: CapTally, isOneAgency: boolean, speech: Speech): string => {
  if (!duties || duties.length === 0) return unit
  const titles = duties.slice(0, mostTitles).map(title => speech.own(title))
  const group = titles.join(speech.isRtl ? '، ' : ', ') + (duties.length > mostTitles ? '…' : '')
  return isOneAgency ? group : `${unit}\n${group}`
}

/** Whoever has to see all of them sees those first that are above the limit. */
const shownOf = (caps: readonly CapTally[]): readonly CapTally[] =>
  caps.length <= mostShown
    ? caps
    : [...caps.filter(({ cap }) => cap.isOver), ...caps.filter(({ cap }) => !cap.isOver)].slice(0, mostShown)

/** Allowed, proposed and decided *excellent* in each agency and each group of similar duties. */
export const capChart = ({ cycle, caps, at }: CapsView, speech: Speech): Chart => {
  const shown = shownOf(caps)
  const isOneAgency = caps.filter(({ duties }) => duties === null).length === 1
  const series = (name: string, count: (tally: CapTally) => number): ChartSeries => ({
    name,
    values: shown.map(tally => ({ value: count(tally), label: speech.number(count(tally)) })),
  })
  const of =
    caps.length > shown.length
      ? speech.text('chart:shownOf', { shown: shown.length, total: caps.length })
      : ''
  return {
    kind: 'bars',
    isRtl: speech.isRtl,
    title: speech.text('chart:capTitle', { period: speech.period(cycle) }),
    subtitle: [speech.text('chart:asOf', { instant: speech.instant(at) }), of].filter(Boolean).join(' '),
    empty: speech.text('chart:empty'),
    categories: shown.map(tally => nameOf(tally, isOneAgency, speech)),
    series: [
      series(speech.text('chart:proposed'), ({ excellent }) => excellent.proposed),
      series(speech.text('chart:decided'), ({ excellent }) => excellent.decided),
    ],
    limit: series(speech.text('chart:allowed'), ({ cap }) => cap.allowed),
  }
}
