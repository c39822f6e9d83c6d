import { expect, test } from 'vitest'
import { createDrawer } from '../../src/charts/draw.ts'
import type { Chart } from '../../src/domain/chart.ts'

const draw = createDrawer()

const chart = (kind: 'bars' | 'columns' | 'stacked', count: number, isRtl: boolean): Chart => {
  const name = (at: number): string => `${'Xã Mường Phăng & <b> الوحدة '.repeat(8)}${at}`
  const values = Array.from({ length: count }, (_, at) =>
    at % 7 === 0 ? null : { value: at, label: `${at}` },
  )
  return {
    kind,
    isRtl,
    title: name(1),
    subtitle: name(2),
    empty: '–',
    categories: values.map((_, at) => name(at)),
    series: Array.from({ length: 4 }, (_, at) => ({ name: name(at), values })),
  } as Chart
}

test.each(['bars', 'columns', 'stacked'] as const)(
  '%s of nothing, of one and of two hundred with the longest names are drawn, small enough to be sent',
  async kind => {
    for (const count of [0, 1, 200])
      for (const isRtl of [false, true]) {
        const { file, width, height } = await draw(chart(kind, count, isRtl))
        expect([kind, count, file.length < 50 * 1_024 * 1_024]).toEqual([kind, count, true])
        expect([width > 0, height > 0, height < 32_767]).toEqual([true, true, true])
      }
  },
)
