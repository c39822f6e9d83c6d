import { addDays, type Day } from '../domain/day.ts'
import { isMarkedClassified } from '../domain/evaluation/secrecy.ts'
import type { Field } from '../domain/roster/columns.ts'
import type { FaultKind, RosterValue } from '../domain/roster/roster.ts'
import type { Cell } from '../domain/table.ts'
import { parseHundredths, toLatinDigits } from './numbers.ts'
import { isChoice, type RosterWords, toKept } from './roster-words.ts'
import { toDay } from './typed-day.ts'

/** What a cell says; nothing where it is empty. */
export type ReadCell = Readonly<{ value?: RosterValue; fault?: FaultKind; text?: string }>

const longestText = 200
const codePattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]{0,39}$/u

/** A cell with this alone says that there is nothing. */
const nothing = /^[-–—]$/

const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?$/
const dayFirst = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/

/** Days a spreadsheet counts, from 1910 to 2099: a smaller number is a year or a mistake. */
const [firstSerial, lastSerial] = [3_654, 73_050]
const serial = /^\d{4,5}(?:[.,]0+)?$/

/** Day before month in every language, the year first, or a spreadsheet's number; "12/25/2026" is no day. */
const readDay = (text: string, isNumber: boolean): Day | undefined => {
  const [, year, month, day] = isoDay.exec(text) ?? []
  if (year) return withinReason(toDay(Number(year), Number(month), Number(day)))
  const [, date, ofMonth, ofYear] = dayFirst.exec(text) ?? []
  if (ofYear) return withinReason(toDay(Number(ofYear), Number(ofMonth), Number(date)))
  const count = serial.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0
  const isSerial = count >= (isNumber ? firstSerial : 10_000) && count <= lastSerial
  return isSerial ? addDays('1899-12-30', count) : undefined
}

const withinReason = (day: Day | undefined): Day | undefined =>
  day !== undefined && day >= '1900-01-01' && day <= '2199-12-31' ? day : undefined

const readNumber = (text: string): number | undefined => {
  const hundredths = parseHundredths(text.replace(/\s*[%٪]$/, ''), text.includes(',') ? 'vi' : 'en')
  return hundredths
}

const term = /^(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})$/
const longestTerm = 10

/** A term such as 2025-2030, also written 2025–30; kept with four digits and a hyphen. */
const readTerm = (text: string): string | undefined => {
  const [, from = '', to = ''] = term.exec(text) ?? []
  const until = to.length === 2 ? from.slice(0, 2) + to : to
  const years = Number(until) - Number(from)
  return from !== '' && years > 0 && years <= longestTerm ? `${from}-${until}` : undefined
}

const textOf = (cell: Exclude<Cell, null>): string =>
  typeof cell === 'object' ? cell.day : typeof cell === 'number' ? String(cell) : toKept(String(cell))

/** Reads one cell as its column means it; text stays text, whatever sign it begins with. */
export const readCell = (
  cell: Cell | undefined,
  { kind, isSensitive }: Field,
  words: RosterWords,
): ReadCell => {
  if (cell === null || cell === undefined) return {}
  const text = textOf(cell)
  if (text === '') return {}
  if (nothing.test(text)) return { value: null }
  const isDay = typeof cell === 'object'
  const failed = (fault: FaultKind): ReadCell =>
    isSensitive ? { fault } : { fault, text: text.slice(0, 60) }
  const found = (value: RosterValue | undefined, fault: FaultKind): ReadCell =>
    value === undefined ? failed(fault) : { value }
  if (kind === 'day')
    return found(
      isDay ? withinReason(cell.day) : readDay(toLatinDigits(text), typeof cell === 'number'),
      'day',
    )
  if (isDay) return failed('textIsDay')
  if (kind === 'code') return codePattern.test(text) ? { value: text } : failed('code')
  if (kind === 'yesNo') {
    const said = words.choice('yesNo', text)
    return said === undefined ? failed('choice') : { value: said === 'yes' }
  }
  if (isChoice(kind)) return found(words.choice(kind, text), 'choice')
  if (kind === 'term') return found(readTerm(toLatinDigits(text)), 'term')
  if (kind === 'text')
    return text.length > longestText
      ? failed('textLong')
      : isMarkedClassified(text)
        ? failed('textClassified')
        : { value: text }
  const hundredths = readNumber(text) ?? 0
  if (kind === 'share')
    return hundredths > 0 && hundredths <= 10_000 ? { value: hundredths } : failed('share')
  const isYears = hundredths >= 100 && hundredths < 10_000 && hundredths % 100 === 0
  return isYears ? { value: hundredths / 100 } : failed('years')
}
