import { type Holiday, holidayKinds } from '../../domain/calendar/calendar.ts'
import type { DayChange, YearFault, YearPlan } from '../../domain/calendar/year.ts'
import { buttons } from '../buttons.ts'
import type { LineFault } from '../holiday-file.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { calendarKey, yearText } from './calendar.ts'

/** Asks for the file of a year. */
export const askCalendarScreen = (year: number, speech: Speech): Screen => {
  const [holiday, dayOff, worked] = holidayKinds.map(kind => speech.text(`calendar:kind.${kind}`))
  return {
    text: speech.html('calendar:askFile', {
      first: `${year}-05-01`,
      second: `01/05/${year}`,
      holiday: holiday ?? '',
      dayOff: dayOff ?? '',
      worked: worked ?? '',
    }),
    rows: [[calendarKey(year, speech)]],
  }
}

/** Faults and changes a screen has room for. */
const mostFaults = 15
const mostChanges = 12

const shortened = (lines: readonly Html[], most: number, separator: string, speech: Speech): Html =>
  joinHtml(
    [
      joinHtml(lines.slice(0, most), separator),
      lines.length > most && speech.html('calendar:more', { count: lines.length - most }),
    ],
    '\n\n',
  )

/** Every fault of a file, line by line; nothing of it was written. */
export const calendarFaultsScreen = (
  year: number,
  faults: readonly (YearFault | LineFault)[],
  speech: Speech,
): Screen => {
  const lines = faults
    .toSorted((a, b) => a.row - b.row)
    .map(({ row, kind }) =>
      speech.html('calendar:faultAt', { number: row, fault: speech.text(`calendar:fault.${kind}`) }),
    )
  return {
    text: joinHtml(
      [
        speech.html('calendar:faults', { count: faults.length }),
        shortened(lines, mostFaults, '\n', speech),
        askCalendarScreen(year, speech).text,
      ],
      '\n\n',
    ),
    rows: [[calendarKey(year, speech)]],
  }
}

const entryText = (holiday: Holiday | null, speech: Speech): string => {
  if (!holiday) return speech.text('calendar:ordinary')
  const { kind, names, verified } = holiday
  const words = { kind: speech.text(`calendar:kind.${kind}`), name: speech.own(names) }
  return speech.text(verified ? 'calendar:entry' : 'calendar:entryUnverified', words)
}

const changeText = ({ day, before, after }: DayChange, speech: Speech): Html =>
  speech.html('calendar:change', {
    day: speech.day(day),
    before: entryText(before, speech),
    after: entryText(after, speech),
  })

const changesText = ({ changes }: YearPlan, speech: Speech): Html =>
  shortened(
    changes.map(change => changeText(change, speech)),
    mostChanges,
    '\n\n',
    speech,
  )

/** What a file would change, before anything is written. */
export const calendarPlanScreen = (plan: YearPlan, speech: Speech): Screen => {
  const { year, changes, fingerprint } = plan
  if (changes.length === 0)
    return { text: speech.html('calendar:unchanged'), rows: [[calendarKey(year, speech)]] }
  return {
    text: joinHtml(
      [
        speech.html('calendar:plan', { period: yearText(year, speech), count: changes.length }),
        changesText(plan, speech),
        speech.html('calendar:told'),
      ],
      '\n\n',
    ),
    rows: [
      [
        {
          text: speech.text('calendar:confirm'),
          data: buttons.changeCalendar.encode({ year, fingerprint }),
        },
      ],
      [calendarKey(year, speech)],
    ],
  }
}

/** What was written. */
export const calendarWrittenScreen = (plan: YearPlan, speech: Speech): Screen => ({
  text: joinHtml(
    [
      speech.html('calendar:changed', { period: yearText(plan.year, speech), count: plan.changes.length }),
      speech.html('calendar:told'),
    ],
    '\n\n',
  ),
  rows: [[calendarKey(plan.year, speech)]],
})
