import type { Day } from './day.ts'
import type { Result } from './result.ts'

/** What stands in a cell. Text is text, whatever sign it begins with; a day is written as a date. */
export type Cell = string | number | boolean | Readonly<{ day: Day }> | null

/**
 * A column with its heading; `choices` are what may be picked in it, where not everything may; `isOpen` where
 * something else may stand there too. Width in letters.
 */
export type Column = Readonly<{
  title: string
  width: number
  choices?: readonly string[]
  isOpen?: true
}>

export type Sheet = Readonly<{ name: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }>

/** A workbook whose words are worded already, in the direction of their language. */
export type Workbook = Readonly<{ sheets: readonly Sheet[]; isRightToLeft: boolean }>

export type WriteWorkbook = (workbook: Workbook) => Promise<Uint8Array>

/** A sheet as somebody sent it, heading and all; a file without sheets has one without a name. */
export type ReadSheet = Readonly<{ name: string | null; rows: readonly (readonly Cell[])[] }>

/**
 * `table_unknown`: neither a workbook nor text in columns. `table_old`: a workbook of the format before 2007.
 * `table_broken`: cut off or damaged.
 */
export type TableRefusal =
  | 'table_too_large'
  | 'table_too_long'
  | 'table_protected'
  | 'table_old'
  | 'table_broken'
  | 'table_unknown'

/** Most bytes of a file, and most rows of one of its sheets, its heading included. */
export const tableLimits = { bytes: 10_000_000, rows: 50_000 } as const

export type ReadTables = (file: Uint8Array) => Promise<Result<readonly ReadSheet[], TableRefusal>>
