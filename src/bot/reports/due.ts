import {
  type ClockCount,
  type DueOfUnit,
  type DueRow,
  isAnyDue,
  type StandingCounts,
} from '../../domain/report/due.ts'
import { type DueReport, namedInMessage, readDue } from '../../domain/report/read-movements.ts'
import { durationText } from '../duration.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { clipped } from './clipped.ts'
import { dueChart } from './due-chart.ts'
import { dueClock } from './due-clock.ts'
import { dueSheets } from './due-sheets.ts'
import type { ReportView } from './report-view.ts'

/** Units the message names. */
const mostUnits = 4

const clockText = ({ clock, counts }: ClockCount, { rules }: DueReport, speech: Speech): Html => {
  const { overdue, within6: soon, within12: later, open } = counts
  const named = { clock: dueClock(clock, rules, speech), overdue, soon, later }
  const line = speech.html('movementReport:clockLine', named)
  return open === 0 ? line : speech.html('movementReport:openLine', { line: { html: line }, open })
}

const near = ({ within6, within12 }: StandingCounts): number => within6 + within12

type UnitSum = Readonly<{ unit: string; overdue: number; near: number }>

/** Where most is overdue, then where most comes near. */
const worstUnits = (rows: readonly DueOfUnit[]): readonly UnitSum[] =>
  [...Map.groupBy(rows, ({ unitId }) => unitId).values()]
    .map(same => ({
      unit: same[0]?.unit ?? '',
      overdue: same.reduce((sum, { counts }) => sum + counts.overdue, 0),
      near: same.reduce((sum, { counts }) => sum + near(counts), 0),
    }))
    .filter(sum => sum.overdue + sum.near > 0)
    .sort((one, other) => other.overdue - one.overdue || other.near - one.near)
    .slice(0, mostUnits)

const stateText = ({ state, day, months }: DueRow, speech: Speech): Html => {
  const named = { day: speech.day(day), duration: durationText(months, speech) }
  if (state === 'open') return speech.html('movementReport:anyTime', named)
  return speech.html(state === 'overdue' ? 'rotation:overdue' : 'rotation:due', named)
}

const personText = (row: DueRow, { rules }: DueReport, speech: Speech): Html =>
  speech.html('movementReport:person', {
    sign: { html: (row.state === 'overdue' ? '⚠️' : '⏳') as Html },
    name: clipped(row.name),
    title: clipped(speech.own(row.titles)),
    unit: clipped(row.unit),
    clock: dueClock(row.clock, rules, speech),
    state: { html: stateText(row, speech) },
  })

const listText = (facts: DueReport, speech: Speech): Html => {
  const rest = facts.due.length - namedInMessage
  return joinHtml(
    [
      speech.html('movementReport:list'),
      ...facts.due.slice(0, namedInMessage).map(row => personText(row, facts, speech)),
      rest > 0 && speech.html('report:more', { count: rest }),
    ],
    '\n',
  )
}

const unknownText = ({ unknown }: DueReport, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('movementReport:unknown', { amount: unknown.length }),
      ...[...Map.groupBy(unknown, ({ why }) => why)].map(([why, rows]) =>
        speech.html('movementReport:unknownLine', {
          why: speech.text(`movementReport:why.${why}`),
          amount: rows.length,
        }),
      ),
    ],
    '\n',
  )

/** Which of the rules nobody has checked yet. */
const unverifiedText = ({ byClock, rules, bases }: DueReport, speech: Speech): Html | false => {
  const names = byClock
    .filter(({ clock }) => bases.get(clock)?.verified === false)
    .map(({ clock }) => dueClock(clock, rules, speech))
  return (
    names.length > 0 &&
    speech.html('movementReport:unverified', { clocks: names.join(speech.isRtl ? '، ' : ', ') })
  )
}

const message = (facts: DueReport, speech: Speech): Html => {
  const { people, posts, byClock, byUnit, due, unknown } = facts
  const clocks = byClock.filter(({ counts }) => isAnyDue(counts))
  const units = worstUnits(byUnit)
  return joinHtml(
    [
      speech.html('movementReport:holders', { people, posts }),
      clocks.length === 0
        ? speech.html('movementReport:nothingDue')
        : joinHtml(
            [speech.html('movementReport:byClock'), ...clocks.map(one => clockText(one, facts, speech))],
            '\n',
          ),
      units.length > 1 &&
        joinHtml(
          [
            speech.html('movementReport:byUnit'),
            ...units.map(({ unit, ...sum }) =>
              speech.html('movementReport:unitLine', { unit: clipped(unit), ...sum }),
            ),
          ],
          '\n',
        ),
      due.length > 0 && listText(facts, speech),
      unknown.length > 0 && unknownText(facts, speech),
      unverifiedText(facts, speech),
    ],
    '\n\n',
  )
}

/** Whose clocks are overdue or come near, by the rules of the day. */
export const dueView: ReportView<DueReport> = {
  code: 'du',
  read: readDue,
  choices: ({ only, clocks, rules }, speech) => [
    { value: 'all', label: speech.text('movementReport:allClocks'), isChosen: only === null },
    ...clocks.map(clock => ({
      value: clock,
      label: dueClock(clock, rules, speech),
      isChosen: clock === only,
    })),
  ],
  message,
  chart: dueChart,
  sheets: (facts, _, speech) => dueSheets(facts, speech),
}
