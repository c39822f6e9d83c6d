import { readSubmissions } from '../../domain/report/read-submissions.ts'
import type { SubmissionRow, SubmissionsFacts } from '../../domain/report/submissions.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { cycleChoices, cycleHead, cycleName, ofCycle } from './cycle-choice.ts'
import { mostBars, percentOf, someLines, stackedChart } from './listing.ts'
import type { ReportView } from './report-view.ts'

const room = { lines: 20, letters: 2_400 }

const nameOf = ({ unit, isOwn }: SubmissionRow, speech: Speech): string =>
  isOwn ? speech.text('report:itself', { unit: unit.name }) : unit.name

const missingOf = ({ total, handedIn }: Pick<SubmissionRow, 'total' | 'handedIn'>): number => total - handedIn

const rowText = (row: SubmissionRow, speech: Speech): Html =>
  speech.html('report:handedInRow', {
    unit: nameOf(row, speech),
    handedIn: row.handedIn,
    total: row.total,
    percent: percentOf(row.handedIn, row.total, speech),
    late: row.late,
  })

const message = ({ chosen, countedOn, rows, total }: SubmissionsFacts, speech: Speech): Html => {
  if (!chosen) return speech.html('report:cyclesNone')
  const sum = {
    ...total,
    inTime: total.handedIn - total.late,
    missing: missingOf(total),
    percent: percentOf(total.handedIn, total.total, speech),
  }
  const isBefore = chosen.closedOn === countedOn
  return joinHtml(
    [
      joinHtml(
        [
          cycleHead(chosen, speech),
          isBefore && speech.html('report:cycleClosed', { day: speech.day(countedOn) }),
        ],
        '\n',
      ),
      total.total === 0 ? speech.html('report:cyclesNobody') : speech.html('report:handedIn', sum),
      someLines(
        rows.map(row => rowText(row, speech)),
        room,
        speech,
      ),
    ],
    '\n\n',
  )
}

/** Where a picture has no room for all, those with the most missing. */
const drawn = (rows: readonly SubmissionRow[]): readonly SubmissionRow[] =>
  rows.length <= mostBars
    ? rows
    : rows.toSorted((one, other) => missingOf(other) - missingOf(one)).slice(0, mostBars)

/** Of those under a cycle, how many have handed in, unit by unit. */
export const submissionsView: ReportView<SubmissionsFacts> = {
  code: 'su',
  read: (deps, actor, query) => readSubmissions(deps, actor, ofCycle(query)),
  choices: cycleChoices,
  message,

  chart: ({ chosen, countedOn, rows }, _, speech) =>
    !chosen || rows.length === 0
      ? null
      : stackedChart<SubmissionRow>(
          drawn(rows),
          [
            { name: speech.text('report:inTime'), count: ({ handedIn, late }) => handedIn - late },
            { name: speech.text('report:late'), count: ({ late }) => late },
            { name: speech.text('report:missing'), count: missingOf },
          ],
          {
            title: speech.text('report:submissionsChart', { cycle: cycleName(chosen, speech) }),
            subtitle: speech.text('report:asOf', { day: speech.day(countedOn) }),
            nameOf: row => nameOf(row, speech),
          },
          speech,
        ),

  sheets: ({ rows }, _, speech) => [
    {
      name: speech.text('report:name.submissions'),
      columns: [
        { title: speech.text('report:unit'), width: 40 },
        { title: speech.text('report:total'), width: 12 },
        { title: speech.text('report:handedInCount'), width: 12 },
        { title: speech.text('report:inTime'), width: 16 },
        { title: speech.text('report:late'), width: 16 },
        { title: speech.text('report:missing'), width: 16 },
        { title: speech.text('report:percent'), width: 12 },
      ],
      rows: rows.map(row => [
        nameOf(row, speech),
        row.total,
        row.handedIn,
        row.handedIn - row.late,
        row.late,
        missingOf(row),
        percentOf(row.handedIn, row.total, speech),
      ]),
    },
  ],
}
