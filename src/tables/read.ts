import type { CellValue } from 'hucre/xlsx'
import { done, type Result, refused } from '../domain/result.ts'
import {
  type Cell,
  type ReadSheet,
  type ReadTables,
  type TableRefusal,
  tableLimits,
} from '../domain/table.ts'
import { readCsv } from './csv.ts'
import { unpackedSize } from './zip.ts'

const startsWith = (file: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, place) => file[place] === sign)

const isZip = (file: Uint8Array): boolean => startsWith(file, 0x50, 0x4b, 0x03, 0x04)

/** The container of workbooks before 2007, and of those that are locked with a password today. */
const isCompound = (file: Uint8Array): boolean => startsWith(file, 0xd0, 0xcf, 0x11, 0xe0)

const isEncrypted = (file: Uint8Array): boolean =>
  Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )

/** Most bytes a workbook may unpack into; text of the longest table needs a fraction of it. */
const mostUnpacked = 200_000_000

/**
 * Reads a workbook (.xlsx) or text in columns, hidden sheets left out. What is too large is refused before it is
 * unpacked, and what has too many rows before they are all read.
 */
export const readTables: ReadTables = async file => {
  if (file.byteLength > tableLimits.bytes) return refused('table_too_large')
  if (isCompound(file)) return refused(isEncrypted(file) ? 'table_protected' : 'table_old')
  return isZip(file) ? readWorkbook(file) : readCsv(file)
}

const readWorkbook = async (file: Uint8Array): Promise<Result<readonly ReadSheet[], TableRefusal>> => {
  const size = unpackedSize(file)
  if (size === undefined) return refused('table_broken')
  if (size > mostUnpacked) return refused('table_too_large')
  const { readXlsx } = await import('hucre/xlsx')
  try {
    const isShown = ({ hidden, veryHidden }: { hidden?: boolean; veryHidden?: boolean }) =>
      !hidden && !veryHidden
    const { sheets } = await readXlsx(file, { sheets: isShown, maxRows: tableLimits.rows + 1 })
    if (sheets.length === 0) return refused('table_unknown')
    if (sheets.some(({ rows }) => rows.length > tableLimits.rows)) return refused('table_too_long')
    return done(sheets.map(({ name, rows }) => ({ name, rows: rows.map(row => row.map(toCell)) })))
  } catch {
    // The reader has no effects, and throws what it throws for whatever is wrong inside a file.
    return refused('table_broken')
  }
}

const toCell = (value: CellValue): Cell => {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { day: value.toISOString().slice(0, 10) }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
