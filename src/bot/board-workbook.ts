import type { BoardRow, OverdueBoard, OverdueDuty } from '../domain/board/board.ts'
import { type Day, daysBetween } from '../domain/day.ts'
import type { Cell, Sheet, Workbook } from '../domain/table.ts'
import type { Speech } from './speech.ts'

const dutyColumns = [
  { name: 'kind', width: 18 },
  { name: 'title', width: 36 },
  { name: 'number', width: 8 },
  { name: 'owner', width: 28 },
  { name: 'unit', width: 32 },
  { name: 'authority', width: 28 },
  { name: 'dueOn', width: 14 },
  { name: 'days', width: 12 },
] as const

const dutyRow = (duty: OverdueDuty, asOf: Day, speech: Speech): Cell[] => [
  speech.text(duty.kind === 'urge' ? 'board:urges' : 'board:recommendations'),
  duty.title,
  duty.number,
  duty.owner,
  duty.unit ?? speech.text('board:unknown.unit'),
  duty.authority ?? speech.text('board:unknown.authority'),
  { day: duty.dueOn },
  daysBetween(duty.dueOn, asOf),
]

const tally = (by: 'unit' | 'authority', rows: readonly BoardRow[], speech: Speech): Sheet => ({
  name: speech.text(`board:sheet.${by}`),
  columns: [
    { title: speech.text(`board:column.${by}`), width: 36 },
    { title: speech.text('board:recommendations'), width: 18 },
    { title: speech.text('board:urges'), width: 18 },
    { title: speech.text('board:column.days'), width: 14 },
  ],
  rows: rows.map(({ name, recommendations, urges, days }) => [
    name ?? speech.text(`board:unknown.${by}`),
    recommendations,
    urges,
    days,
  ]),
})

/** Everything that is overdue, item by item, then counted by unit and by authority. */
export const overdueWorkbook = (
  { asOf, duties, byUnit, byAuthority }: OverdueBoard,
  speech: Speech,
): Workbook => ({
  isRightToLeft: speech.isRtl,
  sheets: [
    {
      name: speech.text('board:sheet.items'),
      columns: dutyColumns.map(({ name, width }) => ({ title: speech.text(`board:column.${name}`), width })),
      rows: duties.map(duty => dutyRow(duty, asOf, speech)),
    },
    tally('unit', byUnit, speech),
    tally('authority', byAuthority, speech),
  ],
})
