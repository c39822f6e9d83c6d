import { type Field, fieldsOf, type SheetName, sheetNames } from '../domain/roster/columns.ts'
import type { Roster, RosterFault, RosterRow, RosterValue } from '../domain/roster/roster.ts'
import type { Cell, ReadSheet } from '../domain/table.ts'
import { readCell } from './roster-cells.ts'
import { type RosterWords, toKept } from './roster-words.ts'

type Line = readonly (Cell | undefined)[]

const isBlank = (line: Line | undefined): boolean =>
  line === undefined || line.every(cell => cell === null || cell === undefined || cell === '')

const headingOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? toKept(cell) : '')

const isNeeded = ({ need }: Field): boolean => need !== undefined

/** Which sheet it is: by its name, or else by the headings it has. */
const identify = (
  name: string | null,
  headings: readonly string[],
  words: RosterWords,
): SheetName | undefined => {
  const named = name === null ? undefined : words.sheet(name)
  if (named) return named
  const ranked = sheetNames
    .map(sheet => {
      const known = new Set(headings.map(heading => words.column(sheet, heading)))
      const missing = fieldsOf(sheet).filter(
        ([column, field]) => isNeeded(field) && !known.has(column),
      ).length
      const unknown = headings.filter(heading => heading !== '' && !words.column(sheet, heading)).length
      return { sheet, missing, unknown, isLikely: known.size > 2 || missing === 0 }
    })
    .filter(({ isLikely }) => isLikely)
    .toSorted((a, b) => a.missing + a.unknown - (b.missing + b.unknown))
  return ranked[0]?.sheet
}

type Columns = readonly (readonly [place: number, column: string, field: Field])[]

const readRow = (
  line: Line,
  row: number,
  columns: Columns,
  words: RosterWords,
  fail: (row: number, column: string, read: ReturnType<typeof readCell>) => void,
): RosterRow => {
  const values: Record<string, RosterValue> = {}
  for (const [place, column, field] of columns) {
    const read = readCell(line[place], field, words)
    if (read.fault) fail(row, column, read)
    else if (read.value !== undefined) values[column] = read.value
  }
  return { row, values }
}

/** The columns a sheet has, with every heading that is missing, unknown or there twice reported. */
const readHeadings = (
  sheet: SheetName,
  headings: readonly string[],
  words: RosterWords,
  fail: (column: string | null, kind: RosterFault['kind'], value?: string) => void,
): Columns => {
  const fields = new Map(fieldsOf(sheet))
  const seen = new Set<string>()
  const columns = headings.flatMap((heading, place) => {
    if (heading === '') return []
    const column = words.column(sheet, heading)
    const field = fields.get(column ?? '')
    if (column === undefined || !field) fail(null, 'columnUnknown', heading.slice(0, 60))
    else if (seen.has(column)) fail(column, 'columnTwice')
    if (column === undefined || !field || seen.has(column)) return []
    seen.add(column)
    return [[place, column, field] as const]
  })
  for (const [column, field] of fields)
    if (isNeeded(field) && !seen.has(column)) fail(column, 'columnMissing')
  return columns
}

export type RosterReading = Readonly<{ roster: Roster; faults: readonly RosterFault[] }>

/** The door for a roster: whatever cannot be read is named by sheet, row and column, and nothing is guessed. */
export const readRoster = (sheets: readonly ReadSheet[], words: RosterWords): RosterReading => {
  const roster: Partial<Record<SheetName, readonly RosterRow[]>> = {}
  const faults: RosterFault[] = []
  for (const { name, rows } of sheets) {
    const first = rows.findIndex(line => !isBlank(line))
    if (first < 0) continue
    const headings = (rows[first] ?? []).map(headingOf)
    const sheet = identify(name, headings, words)
    const ofSheet = { sheet: sheet ?? null, ...(!sheet && name !== null && { name: toKept(name) }) }
    if (!sheet || roster[sheet]) {
      faults.push({ ...ofSheet, row: null, column: null, kind: sheet ? 'sheetTwice' : 'sheetUnknown' })
      continue
    }
    const before = faults.length
    const columns = readHeadings(sheet, headings, words, (column, kind, value) =>
      faults.push({ ...ofSheet, row: first + 1, column, kind, ...(value !== undefined && { value }) }),
    )
    // Below wrong headings every row would be wrong once more.
    const isReadable = faults.length === before
    roster[sheet] = rows.flatMap((line, place) =>
      !isReadable || place <= first || isBlank(line)
        ? []
        : readRow(line, place + 1, columns, words, (row, column, { fault, text }) =>
            faults.push({
              ...ofSheet,
              row,
              column,
              kind: fault ?? 'choice',
              ...(text !== undefined && { value: text }),
            }),
          ),
    )
  }
  return { roster, faults }
}
