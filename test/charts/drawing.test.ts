import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createDrawer } from '../../src/charts/draw.ts'
import type { ChartKind } from '../../src/domain/chart.ts'
import { aChart, aSeries, look } from '../kit/charts.ts'

const draw = createDrawer()
const [blue, orange, red] = ['#0f5c8c', '#e69f00', '#c1121f']
const kinds: readonly ChartKind[] = ['bars', 'stacked', 'columns', 'line']
const months = Array.from({ length: 12 }, (_, month) => `Tháng ${month + 1}/2026`)

describe.each(kinds)('%s', kind => {
  test.each([false, true])(
    'are a PNG of the size that is said, nothing of it cut (from the right: %s)',
    async isRtl => {
      const picture = await draw(aChart({ kind, isRtl }))
      const file = Buffer.from(picture.file)
      expect(file.subarray(1, 4).toString()).toBe('PNG')
      expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([picture.width, picture.height])
      const seen = await look(picture)
      expect(seen.amountOf(blue)).toBeGreaterThan(500)
      expect(seen.isCut).toBe(false)
    },
  )

  test('are the same file every time', async () => {
    const [one, other] = await Promise.all([draw(aChart({ kind })), draw(aChart({ kind }))])
    const hash = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')
    expect(hash(one.file)).toBe(hash(other.file))
  })

  test('say in words that there is nothing to draw', async () => {
    const nothing = [
      aChart({ kind, categories: [], series: [] }),
      aChart({ kind, series: [aSeries('a', null, null, null)] }),
    ]
    for (const chart of nothing) {
      const seen = await look(await draw(chart))
      expect(seen.amountOf(blue)).toBe(0)
      expect(seen.amountOf('#5b636b')).toBeGreaterThan(50)
    }
  })

  test('of nothing but zeros are drawn all the same', async () => {
    const { height } = await draw(aChart({ kind, series: [aSeries('a', 0, 0, 0)] }))
    expect(height).toBeGreaterThan(300)
  })
})

test('in Arabic the columns of a group stand from the right, in the order of the legend', async () => {
  const chart = { kind: 'columns', categories: ['2026'], series: [aSeries('a', 3), aSeries('b', 3)] } as const
  for (const isRtl of [false, true]) {
    const seen = await look(await draw(aChart({ ...chart, isRtl })))
    const isFirstLeft = (seen.middleOf(blue)?.x ?? 0) < (seen.middleOf(orange)?.x ?? 0)
    expect(isFirstLeft).toBe(!isRtl)
  }
})

test('in Arabic bars grow from the right and the legend begins there', async () => {
  const limit = aSeries('Limit', 2, 2, 1)
  const fromLeft = await look(await draw(aChart({ limit })))
  const fromRight = await look(await draw(aChart({ limit, isRtl: true })))
  for (const colour of [blue, orange, red]) {
    expect(fromLeft.middleOf(colour)?.x).toBeGreaterThan(0)
    const sides = [fromLeft.middleOf(colour)?.x ?? 0, fromRight.middleOf(colour)?.x ?? 0]
    expect(Math.abs(sides.reduce((one, other) => one + other) - 900)).toBeLessThan(60)
  }
})

test('in Arabic time runs from right to left', async () => {
  const rising = aSeries('a', ...months.map((_, month) => month))
  const picture = (isRtl: boolean) =>
    draw(aChart({ kind: 'columns', categories: months, series: [rising], isRtl }))
  expect((await look(await picture(false))).middleOf(blue)?.x).toBeGreaterThan(500)
  expect((await look(await picture(true))).middleOf(blue)?.x).toBeLessThan(400)
})

test('the limit is a mark where the number is, across the bars of its category', async () => {
  const at = async (value: number) =>
    (await look(await draw(aChart({ limit: aSeries('L', value, value, value) })))).middleOf(red)?.x ?? 0
  const [low, high] = [await at(1), await at(8)]
  expect(high - low).toBeGreaterThan(200)
})

test('the longest bars come first where they are to be sorted', async () => {
  const one = { series: [aSeries('a', 1, 2, 9)] }
  const given = await look(await draw(aChart(one)))
  const sorted = await look(await draw(aChart({ ...one, isSorted: true })))
  expect(sorted.middleOf(blue)?.y ?? 0).toBeLessThan((given.middleOf(blue)?.y ?? 0) - 50)
})

test('sixty categories and more stay in a size Telegram takes', async () => {
  const many = (count: number) => {
    const series = [aSeries('a', ...Array.from({ length: count }, (_, place) => place % 7))]
    return draw(aChart({ categories: Array.from({ length: count }, (_, place) => `Xã số ${place}`), series }))
  }
  const sixty = await many(60)
  expect(sixty.height).toBeGreaterThan(2_000)
  expect((await look(sixty)).isCut).toBe(false)
  expect((await many(500)).height).toBeLessThanOrEqual(8_100)
})

test.each([
  ['ten thousand characters without a gap', 'x'.repeat(10_000)],
  ['ten thousand with gaps', 'Chuyên viên Văn phòng '.repeat(450)],
  ['signs that turn a line around', 'Xã \u202eLộc\u2067 Vinh\u2069\u200f'],
  ['lines and things that control', 'Xã\nLộc\r\n\u0000Vinh\t\u0007'],
  ['half signs and unknown ones', '\ud800漢\ue000🙂'],
  ['what a template would fill in', '{{name}} {b|x} <b>&amp;</b> %s'],
  ['nothing at all', ''],
])('%s in every place harm no picture', async (_, words) => {
  const value = { value: 3, label: words }
  const named = { categories: [words, 'Xã Lộc Vinh'], title: words, subtitle: words, empty: words }
  const series = [{ name: words, values: [value, value] }, aSeries(words, 1, 2)]
  for (const kind of kinds) {
    const picture = await draw(aChart({ ...named, kind, series }))
    expect((await look(picture)).isCut).toBe(false)
    expect(picture.height).toBeLessThan(2_000)
  }
})

test('numbers that are none count as nothing', async () => {
  const { height } = await draw(aChart({ series: [aSeries('a', Number.NaN, -5, Number.POSITIVE_INFINITY)] }))
  expect(height).toBeGreaterThan(300)
})
