import {
  type AcknowledgementsFacts,
  type Confirmed,
  confirmedOf,
  spans,
} from '../../domain/report/acknowledgements.ts'
import { readAcknowledgements } from '../../domain/report/read-acknowledgements.ts'
import type { Sheet } from '../../domain/table.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Speech } from '../speech.ts'
import { mostBars, percentOf, someLines, stackedChart } from './listing.ts'
import type { ReportView } from './report-view.ts'

const room = { lines: 10, letters: 1_200 }

const kinds = [
  { items: 'broadcasts', title: 'report:ofBroadcasts', sheet: 'report:sheetBroadcasts' },
  { items: 'reminders', title: 'report:ofReminders', sheet: 'report:sheetReminders' },
] as const
type Kind = (typeof kinds)[number]

const rateOf = ({ asked, confirmed }: Pick<Confirmed, 'asked' | 'confirmed'>, speech: Speech) => ({
  asked,
  confirmed,
  percent: percentOf(confirmed, asked, speech),
})

const listText = ({ title }: Kind, items: readonly Confirmed[], speech: Speech): Html =>
  joinHtml(
    [
      speech.html(title),
      items.length === 0
        ? speech.html('report:nothingSent')
        : speech.html('report:confirmed', rateOf(confirmedOf(items), speech)),
      someLines(
        items.map(item => speech.html('report:confirmedRow', { title: item.title, ...rateOf(item, speech) })),
        room,
        speech,
      ),
    ],
    '\n',
  )

const sheetOf = ({ sheet }: Kind, items: readonly Confirmed[], speech: Speech): Sheet => ({
  name: speech.text(sheet),
  columns: [
    { title: speech.text('report:column.title'), width: 48 },
    { title: speech.text('report:column.sentOn'), width: 14 },
    { title: speech.text('report:column.asked'), width: 12 },
    { title: speech.text('report:column.confirmed'), width: 14 },
    { title: speech.text('report:percent'), width: 12 },
  ],
  rows: items.map(({ title, sentOn, asked, confirmed }) => [
    title,
    { day: sentOn },
    asked,
    confirmed,
    percentOf(confirmed, asked, speech),
  ]),
})

/** What was to be confirmed as read or received, and how much of it was. */
export const acknowledgementsView: ReportView<AcknowledgementsFacts> = {
  code: 'ac',
  read: readAcknowledgements,
  choices: ({ span }, speech) =>
    spans.map(days => ({
      value: String(days),
      label: speech.text('report:span', { count: days }),
      isChosen: days === span,
    })),

  message: (facts, speech) =>
    joinHtml(
      [
        speech.html('report:window', { from: speech.day(facts.from), to: speech.day(facts.day) }),
        ...kinds.map(kind => listText(kind, facts[kind.items], speech)),
      ],
      '\n\n',
    ),

  chart: ({ broadcasts, reminders }, { day }, speech) => {
    const items = [...broadcasts, ...reminders].slice(0, mostBars)
    if (items.length === 0) return null
    return stackedChart(
      items,
      [
        { name: speech.text('report:column.confirmed'), count: ({ confirmed }) => confirmed },
        { name: speech.text('report:notConfirmed'), count: ({ asked, confirmed }) => asked - confirmed },
      ],
      {
        title: speech.text('report:acknowledgementsChart'),
        subtitle: speech.text('report:asOf', { day: speech.day(day) }),
        nameOf: ({ title }) => title,
      },
      speech,
    )
  },

  sheets: (facts, _, speech) => kinds.map(kind => sheetOf(kind, facts[kind.items], speech)),
}
