import type { EChartsOption } from 'echarts'
import { colourUpon, gridLine, ink, limitColour, seriesColour } from './colours.ts'
import { directed, runsRight } from './direction.ts'
import {
  family,
  fontOf,
  gap,
  lineHeight,
  margin,
  mostHeight,
  smallSize,
  textSize,
  width,
} from './measures.ts'
import { highest, type Plan } from './plan.ts'
import type { Studio } from './studio.ts'
import { wrap } from './wrap.ts'

export type Drawing = Readonly<{ option: EChartsOption; height: number }>

const widestName = 330
const thickest = 30
const between = 4

type Bands = Readonly<{ names: readonly string[]; nameWidth: number; band: number; bar: number }>

const layBands = (plan: Plan, top: number, { measure }: Studio): Bands => {
  const measured = measure(fontOf(textSize))
  const wrapped = plan.categories.map(name =>
    name.split('\n').flatMap((part, _, parts) => {
      const isRtl = runsRight(part, plan.isRtl)
      return wrap(part, widestName, parts.length > 1 ? 2 : 3, measured).map(line => directed(line, isRtl))
    }),
  )
  const lines = Math.max(1, ...wrapped.map(({ length }) => length))
  const bars = plan.kind === 'stacked' ? 1 : plan.series.length
  const above = plan.limit ? lineHeight(smallSize) : 0
  const wanted = Math.max(lines * lineHeight(textSize), bars * (thickest + between) + above) + gap
  const room = (mostHeight - top - margin) / Math.max(1, plan.categories.length)
  const band = Math.min(wanted, Math.floor(room))
  const bar = Math.max(1, Math.min(thickest, Math.floor((band - above - gap) / bars) - between))
  return {
    names: wrapped.map(lines => lines.join('\n')),
    nameWidth: Math.min(widestName, Math.max(0, ...wrapped.flat().map(measured))),
    band,
    bar,
  }
}

/** Bars that begin where a line begins in the reader's language, with the names of what they are about before them. */
export const drawLying = (plan: Plan, top: number, studio: Studio): Drawing => {
  const { isRtl, series, limit, kind, categories } = plan
  const { names, nameWidth, band, bar } = layBands(plan, top, studio)
  const measured = studio.measure(fontOf(smallSize))
  const labels = kind === 'stacked' ? [] : series.flatMap(({ values }) => values.map(one => one?.label ?? ''))
  const before = margin + Math.ceil(nameWidth) + gap
  const after = margin + Math.ceil(Math.max(0, ...labels.map(measured))) + gap
  const height = top + band * categories.length + margin
  const max = highest(plan) || 1
  const far = isRtl ? ('left' as const) : ('right' as const)
  const written = { fontFamily: family, fontSize: smallSize }
  const fits = (value: number, label: string): boolean =>
    (value / max) * (width - before - after) > measured(label) + gap / 2

  return {
    height,
    option: {
      animation: false,
      grid: {
        top,
        bottom: margin,
        left: isRtl ? after : before,
        right: isRtl ? before : after,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'value',
        min: 0,
        max,
        inverse: isRtl,
        axisLabel: { show: false },
        splitLine: { lineStyle: { color: gridLine } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        position: isRtl ? 'right' : 'left',
        data: categories.map((_, place) => String(place)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink } },
        axisLabel: {
          interval: 0,
          margin: gap,
          color: ink,
          fontFamily: family,
          fontSize: textSize,
          lineHeight: lineHeight(textSize),
          formatter: (place: string) => names[Number(place)] ?? '',
        },
      },
      series: [
        ...series.map(({ values }, place) => ({
          type: 'bar' as const,
          ...(kind === 'stacked' ? { stack: 'whole' } : {}),
          barWidth: bar,
          barGap: `${Math.round((between / bar) * 100)}%`,
          itemStyle: { color: seriesColour(place) },
          data: values.map(one => ({
            value: one?.value ?? null,
            label: {
              show: one !== null && (kind !== 'stacked' || fits(one.value, one.label)),
              formatter: () => directed(one?.label ?? '', isRtl),
            },
          })),
          label: {
            ...written,
            position: kind === 'stacked' ? ('inside' as const) : far,
            color: kind === 'stacked' ? colourUpon(place) : ink,
          },
        })),
        ...(limit
          ? [
              {
                type: 'scatter' as const,
                symbol: 'rect',
                symbolSize: [5, series.length * (bar + between) + 4],
                itemStyle: { color: limitColour, opacity: 1 },
                z: 5,
                data: limit.values.flatMap((one, place) =>
                  one
                    ? [
                        {
                          value: [one.value, place],
                          label: { formatter: () => directed(one.label, isRtl) },
                        },
                      ]
                    : [],
                ),
                label: {
                  ...written,
                  show: true,
                  position: 'top' as const,
                  distance: 5,
                  color: limitColour,
                  fontWeight: 'bold' as const,
                },
              },
            ]
          : []),
      ],
    },
  }
}
