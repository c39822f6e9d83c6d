import { choiceText, columnText, isChoice, neededMark } from './bot/roster-words.ts'
import { sheetText } from './bot/screens/roster-faults.ts'
import { createSpeeches, type Speech } from './bot/speech.ts'
import { loadWords } from './bot/words.ts'
import { type FigureRows, figureRows } from './demo-figures.ts'
import { fieldsOf, type SheetName, sheetNames } from './domain/roster/columns.ts'
import type { Sheet } from './domain/table.ts'
import { writeWorkbook } from './tables/write.ts'

const toSheet = (sheet: SheetName, rows: FigureRows[keyof FigureRows], speech: Speech): Sheet => {
  const fields = fieldsOf(sheet).filter(([name]) => rows.some(row => name in row))
  return {
    name: sheetText(sheet, speech),
    columns: fields.map(([name, { need }]) => ({
      title: columnText(sheet, name, speech) + (need ? neededMark : ''),
      width: 18,
    })),
    rows: rows.map(row =>
      fields.map(([name, { kind }]) => {
        const said = row[name] ?? null
        return typeof said === 'string' && isChoice(kind) ? choiceText(kind, said, speech) : said
      }),
    ),
  }
}

/** The workbook of the figures, in Vietnamese, as /import takes it. */
export const figuresWorkbook = async (): Promise<Uint8Array> => {
  const speech = createSpeeches(await loadWords(), 'Asia/Ho_Chi_Minh')('vi', 'latn')
  const rows: Partial<Record<SheetName, FigureRows[keyof FigureRows]>> = figureRows()
  const sheets = sheetNames.flatMap(sheet => {
    const own = rows[sheet]
    return own ? [toSheet(sheet, own, speech)] : []
  })
  return writeWorkbook({ isRightToLeft: false, sheets })
}
