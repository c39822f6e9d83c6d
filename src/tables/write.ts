import type { CellValue, WriteSheet } from 'hucre/xlsx'
import type { Cell, Column, Sheet, WriteWorkbook } from '../domain/table.ts'

/** Rows below the heading in which a choice may be picked: as many as an import takes. */
const choiceRows = 10_000

const dateFormat = 'yyyy-mm-dd'

/** What XML cannot hold, or nobody could see; half of a sign of two parts too. One is enough to spoil a whole file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu

const writable = (text: string): string => text.replace(unwritable, '')

/** What a spreadsheet takes for the name of a sheet: 31 letters, none of these signs. */
const toSheetName = (name: string): string => writable(name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31))

const toValue = (cell: Cell): CellValue => {
  if (typeof cell === 'string') return writable(cell)
  return typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell
}

const letterOf = (place: number): string =>
  (place >= 26 ? letterOf(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26))

/** Lists of choices stand in a hidden sheet, because a list within a cell may have 255 letters only. */
const choicesSheet = 'choices'

const toSheet = (
  { name, columns, rows }: Sheet,
  isRightToLeft: boolean,
  lists: readonly Column[],
): WriteSheet => ({
  name: toSheetName(name),
  columns: columns.map(({ title, width }, place) => ({
    header: writable(title),
    key: String(place),
    width,
    style: { alignment: { wrapText: true, vertical: 'top' } },
    ...(rows.some(row => typeof row[place] === 'object' && row[place] !== null) && { numFmt: dateFormat }),
  })),
  data: rows.map(row => Object.fromEntries(row.map((cell, place) => [String(place), toValue(cell)]))),
  freezePane: { rows: 1 },
  view: { rightToLeft: isRightToLeft },
  dataValidations: columns.flatMap((column, place) => {
    const list = lists.indexOf(column)
    if (list < 0) return []
    const [letter, from] = [letterOf(place), letterOf(list)]
    return {
      type: 'list' as const,
      formula1: `${choicesSheet}!$${from}$1:$${from}$${column.choices?.length ?? 1}`,
      range: `${letter}2:${letter}${choiceRows}`,
      showErrorMessage: !column.isOpen,
    }
  }),
})

/** A hidden sheet with every list of choices as a column. */
const toChoices = (lists: readonly Column[]): WriteSheet => {
  const longest = Math.max(...lists.map(({ choices }) => choices?.length ?? 0))
  const rows = Array.from({ length: longest }, (_, row) => lists.map(({ choices }) => choices?.[row] ?? null))
  return { name: choicesSheet, rows, hidden: true }
}

/**
 * Writes an .xlsx. No cell is ever a formula, whatever its text begins with. The library is loaded when the first
 * workbook is wanted: until then it costs no memory.
 */
export const writeWorkbook: WriteWorkbook = async ({ sheets, isRightToLeft }) => {
  const { writeXlsx } = await import('hucre/xlsx')
  const lists = sheets.flatMap(({ columns }) =>
    columns.filter(({ choices }) => choices && choices.length > 0),
  )
  const written = sheets.map(sheet => toSheet(sheet, isRightToLeft, lists))
  return writeXlsx({ sheets: lists.length > 0 ? [...written, toChoices(lists)] : written })
}
