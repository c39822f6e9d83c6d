import type { Chart, ChartSeries } from '../domain/chart.ts'
import { fontOf, smallSize } from './measures.ts'
import type { Studio } from './studio.ts'
import { wrap } from './wrap.ts'

/** A chart ready to be drawn: its words can be written as they are, its numbers are numbers, in their last order. */
export type Plan = Chart

const mostParts = 2

/** A name of more parts than there is room for has the others in its last one. */
const partsOf = (name: string): string[] => {
  const parts = name.split('\n')
  return [...parts.slice(0, mostParts - 1), parts.slice(mostParts - 1).join(' ')].filter(part => part !== '')
}

/** What may stand beside a bar: a share in per cent with its fraction of thousands takes about so much. */
const widestLabel = 270

const numberOf = (value: number): number => (Number.isFinite(value) ? Math.max(0, value) : 0)

const sumAt = (series: readonly ChartSeries[], place: number): number =>
  series.reduce((sum, { values }) => sum + numberOf(values[place]?.value ?? 0), 0)

/** Places of the categories in the order they are drawn in; equal ones stay as they were. */
const orderOf = ({ categories, series, isSorted }: Chart): number[] => {
  const places = categories.map((_, place) => place)
  return isSorted ? places.sort((one, other) => sumAt(series, other) - sumAt(series, one)) : places
}

export const planChart = (chart: Chart, { clean, measure }: Studio): Plan => {
  const order = orderOf(chart)
  const measured = measure(fontOf(smallSize))
  const labelled = (label: string): string => wrap(clean(label), widestLabel, 1, measured).join('')
  const planned = ({ name, values }: ChartSeries): ChartSeries => ({
    name: clean(name),
    values: order.map(place => {
      const value = values[place]
      return value ? { value: numberOf(value.value), label: labelled(value.label) } : null
    }),
  })
  const { limit, ...rest } = chart
  return {
    ...rest,
    title: clean(chart.title),
    subtitle: clean(chart.subtitle),
    empty: clean(chart.empty),
    categories: order.map(place =>
      partsOf(chart.categories[place] ?? '')
        .map(clean)
        .join('\n'),
    ),
    series: chart.series.map(planned),
    ...(limit && { limit: planned(limit) }),
  }
}

export const isEmpty = ({ series }: Plan): boolean =>
  series.every(({ values }) => values.every(value => value === null))

/** The highest number that has to find room. */
export const highest = ({ kind, series, limit, categories }: Plan): number => {
  const each = [...series, ...(limit ? [limit] : [])].flatMap(({ values }) =>
    values.map(value => value?.value ?? 0),
  )
  const sums = kind === 'stacked' ? categories.map((_, place) => sumAt(series, place)) : []
  return Math.max(0, ...each, ...sums)
}
