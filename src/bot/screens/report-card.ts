import { type ReportName, reportNames } from '../../domain/report/report.ts'
import { buttons } from '../buttons.ts'
import { joinHtml } from '../html.ts'
import { type Asked, firstAsked, toKey } from '../report-query.ts'
import type { ReadReport } from '../reports/asked-report.ts'
import { reports } from '../reports.ts'
import { type Button, inRowsOf, type Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

export const reportListKey = (speech: Speech): Button => ({
  text: speech.text('report:list'),
  data: buttons.reports.encode({}),
})

/** Every report there is, and the board of what is overdue. */
export const reportListScreen = (today: string, speech: Speech): Screen => ({
  text: speech.html('report:title'),
  rows: [
    ...reportNames.map(name => [
      {
        text: speech.text(`report:name.${name}`),
        data: buttons.report.encode(toKey(firstAsked(reports[name].code, today))),
      },
    ]),
    [{ text: speech.text('board:open'), data: buttons.overdueBoard.encode({}) }],
    [homeKey(speech)],
  ],
  isProtected: true,
})

/** What was asked, and what was read; `asked` has the choice that was made of itself too. */
export type ShownReport = Readonly<{
  name: ReportName
  asked: Asked
  read: ReadReport
  isTimeless: boolean
}>

/** Choices that stand on the report's own screen; more of them have one of their own. */
const mostChoices = 3

/** What a report is of: its name, the unit or everything, its day. */
export const headOf = ({ name, read }: Pick<ShownReport, 'name' | 'read'>, speech: Speech) => ({
  name: speech.text(`report:name.${name}`),
  unit: read.head.unit ?? speech.text('report:everything'),
  day: speech.day(read.head.day),
})

const choiceKeys = ({ asked, read }: ShownReport, speech: Speech): Button[][] => {
  const choices = read.choices(speech)
  const key = toKey(asked)
  if (choices.length < 2) return []
  if (choices.length > mostChoices)
    return [
      [{ text: speech.text('report:choices'), data: buttons.reportChoices.encode({ ...key, page: 0 }) }],
    ]
  const keys = choices.map(({ value, label, isChosen }) => ({
    text: isChosen ? `● ${label}` : label,
    data: buttons.report.encode({ ...key, choice: value }),
  }))
  return inRowsOf(mostChoices, keys)
}

/** One report: what it is of, what it says, and how to narrow it or take it along. */
export const reportScreen = (shown: ShownReport, speech: Speech): Screen => {
  const { asked, read, isTimeless } = shown
  const key = toKey(asked)
  return {
    text: joinHtml([speech.html('report:head', headOf(shown, speech)), read.message(speech)], '\n\n'),
    rows: [
      ...choiceKeys(shown, speech),
      [
        { text: speech.text('report:units'), data: buttons.reportUnits.encode({ ...key, page: 0 }) },
        ...(isTimeless ? [] : [{ text: speech.text('report:day'), data: buttons.reportDay.encode(key) }]),
      ],
      [
        { text: speech.text('report:picture'), data: buttons.reportPicture.encode(key) },
        { text: speech.text('report:workbook'), data: buttons.reportWorkbook.encode(key) },
      ],
      [reportListKey(speech), homeKey(speech)],
    ],
    isProtected: true,
  }
}
