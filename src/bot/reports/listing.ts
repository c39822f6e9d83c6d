import type { Chart, ChartSeries } from '../../domain/chart.ts'
import { type Html, joinHtml, toPlainText } from '../html.ts'
import type { Speech } from '../speech.ts'

/** What a part comes to; nothing can be said of a part of nothing. */
export const percentOf = (part: number, whole: number, speech: Speech): string =>
  whole === 0 ? '–' : speech.percent(part, whole)

/** As many of the first lines as have so many letters together, each with its mark of direction and its end. */
export const fitting = (lines: readonly Html[], letters: number): number => {
  let room = letters
  const first = lines.findIndex(line => {
    room -= toPlainText(line).length + 2
    return room < 0
  })
  return first < 0 ? lines.length : first
}

/** As many lines as a message has room for, and how many the workbook has besides. */
export const someLines = (
  lines: readonly Html[],
  { lines: most, letters }: Readonly<{ lines: number; letters: number }>,
  speech: Speech,
): Html => {
  const shown = Math.min(most, fitting(lines, letters))
  return joinHtml(
    [
      ...lines.slice(0, shown),
      lines.length > shown && speech.html('report:more', { count: lines.length - shown }),
    ],
    '\n',
  )
}

/** What a picture has room for; the workbook has all. */
export const mostBars = 30

/** One bar a row, made of parts. */
export const stackedChart = <Row>(
  rows: readonly Row[],
  parts: readonly Readonly<{ name: string; count(row: Row): number }>[],
  words: Pick<Chart, 'title' | 'subtitle'> & Readonly<{ nameOf(row: Row): string }>,
  speech: Speech,
): Chart => ({
  kind: 'stacked',
  isRtl: speech.isRtl,
  title: words.title,
  subtitle: words.subtitle,
  empty: speech.text('report:empty'),
  categories: rows.map(row => words.nameOf(row)),
  series: parts.map(
    ({ name, count }): ChartSeries => ({
      name,
      values: rows.map(row => ({ value: count(row), label: speech.number(count(row)) })),
    }),
  ),
})
