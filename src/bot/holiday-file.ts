import Papa from 'papaparse'
import { type Holiday, holidayKinds } from '../domain/calendar/calendar.ts'
import type { YearRow } from '../domain/calendar/year.ts'
import type { Day } from '../domain/day.ts'
import { withoutBidiControls } from './html.ts'
import { languages } from './language.ts'
import { toLatinDigits } from './numbers.ts'
import type { Speech, Speeches } from './speech.ts'
import { toDay } from './typed-day.ts'

/** Far more than a year of holidays takes. */
export const largestHolidayFile = 65_536

/** A line that cannot be read: counted from 1, with what is wrong there. */
export type LineFault = Readonly<{ row: number; kind: 'day' | 'kind' | 'columns' }>

export type HolidayFile = Readonly<{ rows: readonly YearRow[]; faults: readonly LineFault[] }>

const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

/** A day as 2027-02-08 or as 08/02/2027, of a year with four digits that begins with 20. */
const readDay = (cell: string): Day | undefined => {
  const text = toLatinDigits(cell)
  const [, isoYear, isoMonth, isoDate] = isoDay.exec(text) ?? []
  const [, date, month, year] = dayFirst.exec(text) ?? []
  const day = toDay(Number(isoYear ?? year), Number(isoMonth ?? month), Number(isoDate ?? date))
  return day?.startsWith('20') ? day : undefined
}

const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase()

/** The kinds in the words of all four languages, and as the table has them. */
const kindReader = (speeches: Speeches) => {
  const words = new Map<string, Holiday['kind']>()
  for (const kind of holidayKinds) {
    words.set(plain(kind), kind)
    for (const language of languages)
      words.set(plain(speeches(language, 'latn').text(`calendar:kind.${kind}`)), kind)
  }
  return (cell: string): Holiday['kind'] | undefined => words.get(plain(cell))
}

/** What would be reckoned by a spreadsheet carries an apostrophe in the file, and none in the table. */
const guard = /^'(?=[=+\-@\t\r])/

const toText = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? undefined : text
  } catch {
    return undefined
  }
}

const parse = (text: string): readonly string[][] =>
  Papa.parse<string[]>(text, { delimitersToGuess: [';', ',', '\t'] }).data.map(cells =>
    cells.map(cell => withoutBidiControls(cell).trim()),
  )

/** The door for a year's file, in UTF-8 and with semicolons, commas or tabs. Undefined for what is none. */
export const readHolidayFile = (bytes: Uint8Array, speeches: Speeches): HolidayFile | undefined => {
  const text = toText(bytes)
  if (text === undefined) return undefined
  const toKind = kindReader(speeches)
  const rows: YearRow[] = []
  const faults: LineFault[] = []
  for (const [index, cells] of parse(text).entries()) {
    const [first = '', second = '', name = '', ...more] = cells
    // What stands above the first day is a heading.
    if (cells.every(cell => cell === '') || (index === 0 && !/\p{N}/u.test(first))) continue
    const row = index + 1
    const day = readDay(first)
    const kind = toKind(second)
    if (!day) faults.push({ row, kind: 'day' })
    else if (!kind) faults.push({ row, kind: 'kind' })
    else if (more.some(cell => cell !== '')) faults.push({ row, kind: 'columns' })
    else rows.push({ row, day, kind, name: name.replace(guard, '') })
  }
  return rows.length === 0 && !faults.some(({ kind }) => kind !== 'day') ? undefined : { rows, faults }
}

/** A year as a file that can be changed and sent back; Excel knows its letters by the sign it begins with. */
export const holidayFile = (holidays: readonly Holiday[], speech: Speech): Buffer => {
  const fields = (['day', 'kind', 'name'] as const).map(name => speech.text(`calendar:column.${name}`))
  const data = holidays.map(({ day, kind, names }) => [
    day,
    speech.text(`calendar:kind.${kind}`),
    speech.own(names),
  ])
  const text = Papa.unparse({ fields, data }, { delimiter: ';', newline: '\r\n', escapeFormulae: true })
  return Buffer.from(`\ufeff${text}\r\n`)
}
