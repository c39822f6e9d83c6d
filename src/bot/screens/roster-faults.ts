import type { SheetName } from '../../domain/roster/columns.ts'
import type { FaultKind, RosterFault } from '../../domain/roster/roster.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import { columnText } from '../roster-words.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

export const sheetText = (sheet: SheetName, speech: Speech): string => speech.text(`roster:sheet.${sheet}`)

export const faultText = (kind: FaultKind, speech: Speech): string => speech.text(`roster:fault.${kind}`)

/** Letters faults may take together: a message has 4,096 of them. All faults are in the file above it. */
const mostLetters = 3_200

/** What stands in a cell is shown by its beginning. */
const mostOfValue = 40

const day = /^\d{4}-\d\d-\d\d$/

const shownValue = (value: string, speech: Speech): string => {
  if (day.test(value)) return speech.day(value)
  const letters = [...value]
  return letters.length > mostOfValue ? `${letters.slice(0, mostOfValue).join('')}…` : value
}

const faultLine = ({ sheet, name, row, column, kind, value }: RosterFault, speech: Speech): Html => {
  const named = sheet ? sheetText(sheet, speech) : (name ?? speech.text('roster:csvSheet'))
  const fault = faultText(kind, speech)
  const shown = value !== undefined && value !== '' && shownValue(value, speech)
  const said = {
    html: shown ? speech.html('roster:faultValue', { fault, value: shown }) : speech.quote(fault),
  }
  if (row === null || sheet === null) return speech.html('roster:faultSheet', { sheet: named, fault: said })
  const heading = column === null ? '' : columnText(sheet, column, speech)
  return speech.html('roster:faultCell', { sheet: named, number: row, column: heading, fault: said })
}

/** As many lines as there is room for. */
const fitting = (lines: readonly Html[]): readonly Html[] => {
  let letters = 0
  const past = lines.findIndex(line => {
    letters += line.length
    return letters > mostLetters
  })
  return past < 0 ? lines : lines.slice(0, past)
}

/** The first faults of a file; nothing of it was written. */
export const rosterFaultsScreen = (faults: readonly RosterFault[], total: number, speech: Speech): Screen => {
  const lines = fitting(faults.map(fault => faultLine(fault, speech)))
  const more = total - lines.length
  return {
    text: joinHtml(
      [
        speech.html('roster:faults', { count: total }),
        joinHtml(lines, '\n'),
        more > 0 && speech.html('roster:moreFaults', { number: more }),
      ],
      '\n\n',
    ),
    rows: [[{ text: speech.text('common:back'), data: buttons.importRoster.encode({}) }, homeKey(speech)]],
  }
}
