import { describe, expect, test } from 'vitest'
import { holidayFile, readHolidayFile } from '../../src/bot/holiday-file.ts'
import { withoutBidiControls } from '../../src/bot/html.ts'
import { languages } from '../../src/bot/language.ts'
import type { Screen } from '../../src/bot/screen.ts'
import { calendarChangedScreen, calendarScreen } from '../../src/bot/screens/calendar.ts'
import { clockText } from '../../src/bot/screens/clock.ts'
import {
  askCalendarScreen,
  calendarFaultsScreen,
  calendarPlanScreen,
  calendarWrittenScreen,
} from '../../src/bot/screens/holiday-file.ts'
import type { Holiday } from '../../src/domain/calendar/calendar.ts'
import { decideClock } from '../../src/domain/calendar/clock.ts'
import { planYear } from '../../src/domain/calendar/year.ts'
import { addDays } from '../../src/domain/day.ts'
import { delivered, deliveredHolidays } from '../kit/calendar.ts'
import { objections } from '../kit/objections.ts'
import { readable } from '../kit/person.ts'
import { speechIn } from '../kit/words.ts'
import { nastyName } from './hostile.ts'

const nasty = `=${nastyName}`.slice(0, 100)
const many = Array.from(
  { length: 100 },
  (_, number): Holiday => ({
    day: addDays('2027-01-01', number * 3),
    kind: number % 2 ? 'holiday' : 'dayOff',
    names: { vi: nasty, en: nasty, de: nasty, ar: nasty },
    source: 'test',
    verified: false,
  }),
)
const rows = many.map(({ day, kind, names }, index) => ({ row: index + 2, day, kind, name: names.vi }))
const ofYear = deliveredHolidays.filter(({ day }) => day.startsWith('2027'))

describe.each(languages)('in %s', language => {
  const speech = speechIn(language)

  test('Telegram takes every screen about the calendar, whatever stands in a file', () => {
    const { plan } = planYear(delivered, rows, 'test')
    if (!plan) throw new Error('no plan')
    const screens: Record<string, Screen> = {
      delivered: calendarScreen({ year: 2027, holidays: ofYear, mayChange: true }, speech),
      many: calendarScreen({ year: 2027, holidays: many, mayChange: true }, speech),
      empty: calendarScreen({ year: 2040, holidays: [], mayChange: false }, speech),
      ask: askCalendarScreen(2027, speech),
      faults: calendarFaultsScreen(
        2027,
        rows.map(({ row }) => ({ row, kind: 'nameClassified' })),
        speech,
      ),
      plan: calendarPlanScreen(plan, speech),
      written: calendarWrittenScreen(plan, speech),
      told: calendarChangedScreen(
        { kind: 'calendar.changed', author: nastyName, year: 2027, days: 3 },
        speech,
      ),
    }
    for (const [name, screen] of Object.entries(screens)) expect(objections(screen, speech), name).toEqual([])
  })

  test('the file that is handed out reads as what it was made of, in any admin’s language', () => {
    for (const holidays of [ofYear, many]) {
      const file = readHolidayFile(holidayFile(holidays, speech), speechIn)
      expect(file?.faults).toEqual([])
      expect(file?.rows.map(({ day, kind, name }) => ({ day, kind, name }))).toEqual(
        holidays.map(({ day, kind, names }) => ({ day, kind, name: withoutBidiControls(names[language]) })),
      )
    }
  })

  test('a clock says how its day came about', () => {
    const terms = {
      start: 'subjectReportReceived',
      unit: 'workingDays',
      limits: { province: 30 },
      extensionMax: { numerator: 1, denominator: 3 },
    } as const
    const running = decideClock(delivered, {
      terms,
      level: 'province',
      startedOn: '2026-01-19',
      extension: { days: 4, on: '2026-03-02' },
    })
    const waiting = decideClock(delivered, { terms, level: 'province', startedOn: null, extension: null })
    if (!running.ok || !waiting.ok || running.value.kind !== 'running') throw new Error('no clock')
    const said = readable(clockText('thematicSupervision', running.value, speech))
    const facts = [
      speech.text('calendar:limit.workingDays', {
        count: 30,
        start: speech.text('calendar:start.subjectReportReceived'),
      }),
      speech.text('calendar:clock.startedOn', { day: speech.day('2026-01-19') }),
      speech.text('calendar:clock.leftOut', {
        count: 5,
        name: speech.own(delivered.exceptions.get('2026-02-17')?.names ?? {}),
      }),
      speech.text('calendar:clock.extended', { count: 4 }),
      speech.text('calendar:clock.mostExtension', { count: 10 }),
      speech.text('calendar:clock.latestOn', { day: speech.day('2026-03-23') }),
    ]
    for (const fact of facts) expect(said).toContain(readable(fact))
    const screen = { text: clockText('thematicSupervision', waiting.value, speech), rows: [] }
    expect(objections(screen, speech)).toEqual([])
    expect(readable(screen.text)).toContain(readable(speech.text('calendar:start.subjectReportReceived')))
  })
})

describe('a file', () => {
  const read = (text: string) => readHolidayFile(Buffer.from(text), speechIn)
  const row = { row: 1, day: '2027-02-08', kind: 'holiday', name: 'Tết' }

  test.each([
    ['2027-02-08;holiday;Tết'],
    ['08/02/2027,Nghỉ Lễ,Tết'],
    ['8.2.2027\tFeiertag\tTết\r\n'],
    ['٨/٢/٢٠٢٧;عطلة رسمية;Tết'],
    ['2027-02-08;"holiday";"Tết"'],
    ['\ufeff2027-02-08; holiday ; Tết ;;'],
    ['2027-02-08;holiday;\u202eTết\u2066'],
  ])('is read as clerks write it: %j', text => {
    expect(read(text)).toEqual({ rows: [row], faults: [] })
  })

  test.each([
    ['30/02/2027;holiday;Tết', 'day'],
    ['2027-13-01;holiday;Tết', 'day'],
    ['08/02/27;holiday;Tết', 'day'],
    ['0027-02-08;holiday;Tết', 'day'],
    ['2027-02-08;festival;Tết', 'kind'],
    ['2027-02-08', 'kind'],
    ['2027-02-08;holiday;Tết;Tết', 'columns'],
  ])('says what is wrong in its line: %j', (text, kind) => {
    expect(read(`day;kind;name\n${text}\n2027-02-09;holiday;Tết`)?.faults).toEqual([{ row: 2, kind }])
  })
})
