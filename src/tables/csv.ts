import Papa from 'papaparse'
import { done, type Result, refused } from '../domain/result.ts'
import { type ReadSheet, type TableRefusal, tableLimits } from '../domain/table.ts'

const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const

/** Text by its byte order mark, UTF-8 without one; undefined for bytes that are neither. */
const decode = (file: Uint8Array): string | undefined => {
  const mark = marks.find(({ bytes }) => bytes.every((byte, place) => file[place] === byte))
  try {
    const text = new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(file)
    // A program or a picture may be valid text by chance, but has signs that no text has.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** Lines a separator is guessed by. */
const linesToGuessBy = 20

/** Text in columns: parted by semicolons, as Excel does in Viet Nam and Germany, by commas, or by tabs. */
export const readCsv = (file: Uint8Array): Result<readonly ReadSheet[], TableRefusal> => {
  const text = decode(file)
  if (text === undefined || text.trim() === '') return refused('table_unknown')
  const { delimiter } = Papa.parse<string[]>(text, {
    delimitersToGuess: [';', ',', '\t'],
    skipEmptyLines: 'greedy',
    preview: linesToGuessBy,
  }).meta
  // Empty lines stay, so that a row has the number it has for whoever wrote it; those at the end are no rows.
  const { data: rows } = Papa.parse<string[]>(text.trimEnd(), { delimiter, preview: tableLimits.rows + 1 })
  if (rows.length > tableLimits.rows) return refused('table_too_long')
  return done([{ name: null, rows }])
}
