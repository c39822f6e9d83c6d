import type { BoardRow, OverdueBoard } from '../domain/board/board.ts'
import type { Chart } from '../domain/chart.ts'
import type { Speech } from './speech.ts'

/** What a picture has room for; the workbook has all. */
const mostBars = 30

/** What is overdue by unit or by authority, as bars of recommendations and urges, the longest on top. */
export const overdueChart = (board: OverdueBoard, by: 'unit' | 'authority', speech: Speech): Chart => {
  const rows = (by === 'unit' ? board.byUnit : board.byAuthority).slice(0, mostBars)
  const values = (pick: (row: BoardRow) => number) =>
    rows.map(row => ({ value: pick(row), label: speech.number(pick(row)) }))
  return {
    kind: 'stacked',
    isRtl: speech.isRtl,
    title: speech.text(`board:chartTitle.${by}`),
    subtitle: speech.text('board:asOf', { day: speech.day(board.asOf) }),
    empty: speech.text('board:nothing'),
    categories: rows.map(({ name }) => name ?? speech.text(`board:unknown.${by}`)),
    series: [
      { name: speech.text('board:recommendations'), values: values(row => row.recommendations) },
      { name: speech.text('board:urges'), values: values(row => row.urges) },
    ],
  }
}
