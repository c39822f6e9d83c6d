import type { Holiday } from '../../domain/calendar/calendar.ts'
import type { CalendarNotice } from '../../domain/calendar/notice.ts'
import type { CalendarYear } from '../../domain/calendar/read-year.ts'
import { addDays } from '../../domain/day.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml, trustedHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** A year as its reader writes it. */
export const yearText = (year: number, speech: Speech): string =>
  speech.period({ kind: 'year', periodFrom: `${year}-01-01`, periodTo: `${year}-12-31` })

export const calendarKey = (year: number, speech: Speech): Button => ({
  text: speech.text('common:back'),
  data: buttons.calendar.encode({ year }),
})

type Span = { from: Holiday; to: Holiday }

/** Days in a row with the same name stand in one line. */
const spansOf = (holidays: readonly Holiday[]): readonly Span[] => {
  const spans: Span[] = []
  for (const holiday of holidays) {
    const last = spans.at(-1)?.to
    const goesOn =
      last !== undefined &&
      addDays(last.day, 1) === holiday.day &&
      last.kind === holiday.kind &&
      last.names.vi === holiday.names.vi &&
      last.verified === holiday.verified
    if (goesOn) spans.splice(-1, 1, { from: spans.at(-1)?.from ?? holiday, to: holiday })
    else spans.push({ from: holiday, to: holiday })
  }
  return spans
}

const signs = { holiday: trustedHtml('🔴'), dayOff: trustedHtml('🟡'), worked: trustedHtml('💼') } as const

const spanText = ({ from, to }: Span, speech: Speech): Html => {
  const name = from.verified ? speech.own(from.names) : `${speech.own(from.names)} ❔`
  const text =
    from === to
      ? speech.html('calendar:oneDay', { day: speech.day(from.day), name })
      : speech.html('calendar:moreDays', { from: speech.day(from.day), to: speech.day(to.day), name })
  return joinHtml([signs[from.kind], text], ' ')
}

/** Lines a screen has room for; a province that names more finds them in the file. */
const mostLines = 20

/** The days of a year that the weekend alone does not say. */
export const calendarScreen = ({ year, holidays, mayChange }: CalendarYear, speech: Speech): Screen => {
  const spans = spansOf(holidays)
  const shown = spans.slice(0, mostLines).map(span => spanText(span, speech))
  const more = spans.length - shown.length
  return {
    text: joinHtml(
      [
        speech.html('calendar:title', { period: yearText(year, speech) }),
        shown.length === 0 ? speech.html('calendar:none') : joinHtml(shown, '\n'),
        more > 0 && speech.html('calendar:more', { count: more }),
        speech.html('calendar:how'),
      ],
      '\n\n',
    ),
    rows: [
      [
        {
          text: speech.text('calendar:earlier', { period: yearText(year - 1, speech) }),
          data: buttons.calendar.encode({ year: year - 1 }),
        },
        {
          text: speech.text('calendar:later', { period: yearText(year + 1, speech) }),
          data: buttons.calendar.encode({ year: year + 1 }),
        },
      ],
      mayChange
        ? [
            { text: speech.text('calendar:download'), data: buttons.calendarFile.encode({ year }) },
            { text: speech.text('calendar:import'), data: buttons.importCalendar.encode({ year }) },
          ]
        : [],
      [homeKey(speech)],
    ],
  }
}

/** Told to the admins who did not do it themselves. */
export const calendarChangedScreen = ({ author, year, days }: CalendarNotice, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('calendar:noticed', { name: author, period: yearText(year, speech), count: days }),
      speech.html('calendar:told'),
    ],
    '\n\n',
  ),
  rows: [[{ text: speech.text('calendar:open'), data: buttons.calendar.encode({ year }) }]],
})
