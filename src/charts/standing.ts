import { gridLine, ink, seriesColour } from './colours.ts'
import { directed, runsRight } from './direction.ts'
import type { Drawing } from './lying.ts'
import { family, fontOf, gap, lineHeight, margin, smallSize, width } from './measures.ts'
import { highest, type Plan } from './plan.ts'
import type { Studio } from './studio.ts'
import { wrap } from './wrap.ts'

const plotHeight = 520

const mostLines = 3
const between = 4

/** Of a word under the axis; a longer one is broken. */
const widestWord = 160

const sizes = [smallSize, 20, 18]

/** Every name in letters as large as its longest word leaves room for; where none fits, every second or third name. */
const fitNames = (names: readonly string[], band: number, measure: Studio['measure']) => {
  const words = names.flatMap(name => name.split(' '))
  const widest = (size: number): number =>
    Math.min(widestWord, Math.max(0, ...words.map(measure(fontOf(size))))) + between
  const size = sizes.find(one => widest(one) <= band) ?? smallSize
  return { size, every: Math.max(1, Math.ceil(widest(size) / band)) }
}

/** The library puts the columns of a group from left to right, also where a line begins on the right. */
const inReadingOrder = <One>(series: readonly One[], isRtl: boolean): One[] =>
  isRtl ? series.toReversed() : [...series]

/** Columns, or a line, along time: the first category stands where a line begins in the reader's language. */
export const drawStanding = (plan: Plan, top: number, { measure }: Studio): Drawing => {
  const { isRtl, series, kind, categories } = plan
  const band = (width - 2 * margin) / Math.max(1, categories.length)
  const { size, every } = fitNames(categories, band, measure)
  const names = categories.map((name, place) => {
    if (place % every !== 0) return ''
    const isRight = runsRight(name, isRtl)
    return wrap(name.replace('\n', ' '), band * every - between, mostLines, measure(fontOf(size)))
      .map(line => directed(line, isRight))
      .join('\n')
  })
  const lines = Math.max(1, ...names.map(name => name.split('\n').length))
  const bottom = margin + lines * lineHeight(size) + gap
  const above = lineHeight(smallSize) + gap
  return {
    height: top + above + plotHeight + bottom,
    option: {
      animation: false,
      grid: { top: top + above, bottom, left: margin, right: margin, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        inverse: isRtl,
        data: categories.map((_, place) => String(place)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink } },
        axisLabel: {
          interval: 0,
          color: ink,
          fontFamily: family,
          fontSize: size,
          lineHeight: lineHeight(size),
          formatter: (place: string) => names[Number(place)] ?? '',
        },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: highest(plan) || 1,
        position: isRtl ? 'right' : 'left',
        axisLabel: { show: false },
        splitLine: { lineStyle: { color: gridLine } },
      },
      series: inReadingOrder(
        series.map(({ values }, place) => ({
          type: kind === 'line' ? ('line' as const) : ('bar' as const),
          itemStyle: { color: seriesColour(place) },
          ...(kind === 'line'
            ? {
                symbol: 'circle',
                symbolSize: 12,
                showAllSymbol: true,
                lineStyle: { width: 4, color: seriesColour(place) },
              }
            : { barMaxWidth: 72 }),
          data: values.map(one => ({
            value: one?.value ?? null,
            label: { formatter: () => directed(one?.label ?? '', isRtl) },
          })),
          label: {
            show: true,
            position: 'top' as const,
            color: ink,
            fontFamily: family,
            fontSize: smallSize,
          },
          labelLayout: { hideOverlap: true },
        })),
        isRtl,
      ),
    },
  }
}
