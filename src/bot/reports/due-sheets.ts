import type { MovementBasis } from '../../domain/movement/rules.ts'
import { type StandingCounts, standings } from '../../domain/report/due.ts'
import type { DueReport } from '../../domain/report/read-movements.ts'
import type { Cell, Column, Sheet } from '../../domain/table.ts'
import type { Speech } from '../speech.ts'
import { dueClock } from './due-clock.ts'

const widths = {
  code: 14,
  name: 28,
  title: 36,
  unit: 32,
  clock: 34,
  state: 26,
  day: 14,
  months: 18,
  why: 48,
  basis: 48,
  checked: 26,
} as const

const columns = (names: readonly (keyof typeof widths)[], speech: Speech): Column[] =>
  names.map(name => ({ title: speech.text(`movementReport:column.${name}`), width: widths[name] }))

const countColumns = (speech: Speech): Column[] => [
  ...standings.map(state => ({ title: speech.text(`movementReport:state.${state}`), width: 16 })),
  { title: speech.text('movementReport:column.total'), width: 12 },
]

const countCells = (counts: StandingCounts): Cell[] => [
  ...standings.map(standing => counts[standing]),
  standings.reduce((sum, standing) => sum + counts[standing], 0),
]

const basisCells = (basis: MovementBasis | undefined, speech: Speech): Cell[] =>
  basis
    ? [
        speech.own(basis.reference),
        speech.text(basis.verified ? 'evaluation:whyVerified' : 'evaluation:whyUnverified'),
      ]
    : [null, null]

/** Counted by kind and by unit, then everybody by name, then whatever cannot be told. */
export const dueSheets = (
  { rules, bases, byClock, byUnit, due, unknown }: DueReport,
  speech: Speech,
): Sheet[] => [
  {
    name: speech.text('movementReport:sheet.byClock'),
    columns: [
      ...columns(['clock'], speech),
      ...countColumns(speech),
      ...columns(['basis', 'checked'], speech),
    ],
    rows: byClock.map(({ clock, counts }) => [
      dueClock(clock, rules, speech),
      ...countCells(counts),
      ...basisCells(bases.get(clock), speech),
    ]),
  },
  {
    name: speech.text('movementReport:sheet.byUnit'),
    columns: [...columns(['unit', 'clock'], speech), ...countColumns(speech)],
    rows: byUnit.map(({ unit, clock, counts }) => [
      unit,
      dueClock(clock, rules, speech),
      ...countCells(counts),
    ]),
  },
  {
    name: speech.text('movementReport:sheet.people'),
    columns: columns(['code', 'name', 'title', 'unit', 'clock', 'state', 'day', 'months'], speech),
    rows: due.map(({ code, name, titles, unit, clock, state, day, months }) => [
      ...[code, name, speech.own(titles), unit, dueClock(clock, rules, speech)],
      ...[speech.text(`movementReport:state.${state}`), { day }, months],
    ]),
  },
  {
    name: speech.text('movementReport:sheet.unknown'),
    columns: columns(['code', 'name', 'title', 'unit', 'clock', 'why'], speech),
    rows: unknown.map(({ code, name, titles, unit, clock, why }) => [
      ...[code, name, speech.own(titles), unit, dueClock(clock, rules, speech)],
      speech.text(`movementReport:why.${why}`),
    ]),
  },
]
