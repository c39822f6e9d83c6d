import type { Day } from '../day.ts'
import { flawOfText, toKeptText } from '../evaluation/written-text.ts'
import { type Holiday, isWorkingDay, type WorkingCalendar } from './calendar.ts'

/** One line of a year's file; `row` is where it stands there, counted from 1. */
export type YearRow = Readonly<{ row: number; day: Day; kind: Holiday['kind']; name: string }>

export type YearFault = Readonly<{
  row: number
  kind: 'otherYear' | 'twice' | 'notWeekend' | 'nameMissing' | 'nameLong' | 'nameClassified'
}>

/** What becomes of one day: new without `before`, an ordinary day again without `after`. */
export type DayChange = Readonly<{ day: Day; before: Holiday | null; after: Holiday | null }>

export type YearPlan = Readonly<{
  year: number
  holidays: readonly Holiday[]
  changes: readonly DayChange[]
  /** Tells two plans apart: at most seven digits. */
  fingerprint: number
}>

/** A name has to fit a line of a list. */
const longestName = 100

const nameFaults = { empty: 'nameMissing', long: 'nameLong', classified: 'nameClassified' } as const

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

const isSameName = ({ names }: Holiday, name: string): boolean =>
  Object.values(names).some(known => known.toLowerCase() === name.toLowerCase())

/** One name is typed; where the table knows it in one language, it knows the others. */
const namesOf = (known: readonly Holiday[], { day, name }: YearRow): Holiday['names'] => {
  const text = toKeptText(name)
  const same = known.filter(holiday => isSameName(holiday, text))
  const found = same.find(holiday => holiday.day === day) ?? same[0]
  return found?.names ?? { vi: text, en: text, de: text, ar: text }
}

const faultOf = (
  weekend: readonly number[],
  rows: readonly YearRow[],
  { row, day, kind, name }: YearRow,
): YearFault['kind'] | undefined => {
  const [first] = rows
  if (first && yearOf(day) !== yearOf(first.day)) return 'otherYear'
  if (rows.some(other => other.day === day && other.row < row)) return 'twice'
  if (kind === 'worked' && isWorkingDay({ weekend, exceptions: new Map() }, day)) return 'notWeekend'
  const flaw = flawOfText(toKeptText(name), longestName)
  return flaw && nameFaults[flaw]
}

const hash = (text: string): number => {
  let sum = 7
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9_999_991
  return sum
}

const isSame = (before: Holiday, after: Holiday): boolean =>
  before.kind === after.kind && before.names === after.names && before.verified

/**
 * What a file would make of its year, or every fault in it: a file speaks for one whole year, and whatever it does
 * not name is an ordinary day. Who sends it has read it, so its days count as verified.
 */
export const planYear = (
  calendar: WorkingCalendar,
  rows: readonly YearRow[],
  source: string,
): Readonly<{ faults: readonly YearFault[]; plan: YearPlan | null }> => {
  const faults = rows.flatMap(row => {
    const kind = faultOf(calendar.weekend, rows, row)
    return kind ? [{ row: row.row, kind }] : []
  })
  const [first] = rows
  if (!first || faults.length > 0) return { faults, plan: null }
  const year = yearOf(first.day)
  const known = [...calendar.exceptions.values()]
  const wanted = rows.map((row): Holiday => {
    const before = calendar.exceptions.get(row.day)
    const after = { day: row.day, kind: row.kind, names: namesOf(known, row), source, verified: true }
    return before && isSame(before, after) ? before : after
  })
  const holidays = wanted.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const after = new Map(holidays.map(holiday => [holiday.day, holiday]))
  const days = new Set([...after.keys(), ...known.map(({ day }) => day).filter(day => yearOf(day) === year)])
  const changes = [...days]
    .toSorted()
    .map(day => ({ day, before: calendar.exceptions.get(day) ?? null, after: after.get(day) ?? null }))
    .filter(change => change.before !== change.after)
  return { faults, plan: { year, holidays, changes, fingerprint: hash(JSON.stringify(changes)) } }
}
