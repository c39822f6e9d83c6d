import {
  type ChoiceName,
  choices,
  type Field,
  fieldsOf,
  type SheetName,
  sheetNames,
} from '../domain/roster/columns.ts'
import { withoutBidiControls } from './html.ts'
import { languages } from './language.ts'
import type { Speech, Speeches } from './speech.ts'
import type { Key } from './words.ts'

/** What marks a heading whose cells may not be empty. */
export const neededMark = ' *'

export const columnText = (sheet: SheetName, column: string, speech: Speech): string =>
  speech.text(`roster:column.${sheet}.${column}` as 'roster:column.units.code')

export const choiceText = (set: ChoiceName, choice: string, speech: Speech): string =>
  speech.text(`roster:choice.${set}.${choice}` as 'roster:choice.yesNo.yes')

/** Signs that steer text or cannot be seen: whatever carries them means the same without. */
const invisible = /[\p{Cc}\u00ad\u200b\u2060\ufeff]/gu

/** Text of a file as it is kept: composed, on one line, inert. */
export const toKept = (text: string): string =>
  withoutBidiControls(text).replace(/\s+/g, ' ').replace(invisible, '').toWellFormed().normalize('NFC').trim()

const arabicOrnaments = /[\u0640\u064b-\u0652]/g

/** How two words are compared. */
const plain = (text: string): string =>
  toKept(text)
    .toLowerCase()
    .replace(arabicOrnaments, '')
    .replace(/\s*\*$/, '')

/** What the words of a file mean, whichever of the four languages they are in. */
export type RosterWords = Readonly<{
  sheet(name: string): SheetName | undefined
  column(sheet: SheetName, heading: string): string | undefined
  choice(set: ChoiceName, word: string): string | undefined
}>

type Meaning = readonly [name: string, word: (speech: Speech) => string]

/** More ways of saying yes and no, as spreadsheets have them. */
const otherWords: Readonly<Record<string, string>> = {
  true: 'yes',
  x: 'yes',
  '1': 'yes',
  false: 'no',
  '0': 'no',
}

export const createRosterWords = (speeches: Speeches): RosterWords => {
  const reader = (meanings: readonly Meaning[], more: Readonly<Record<string, string>> = {}) => {
    const known = new Map(Object.entries(more))
    for (const language of languages)
      for (const [name, word] of meanings) {
        known.set(plain(word(speeches(language, 'latn'))), name)
        known.set(plain(name), name)
      }
    return (text: string): string | undefined => known.get(plain(text))
  }
  const sheet = reader(
    sheetNames.map(
      (name): Meaning => [name, speech => speech.text(`roster:sheet.${name}` as Key & 'roster:sheet.units')],
    ),
  )
  const columnReaders = new Map(
    sheetNames.map(name => [
      name,
      reader(fieldsOf(name).map(([column]): Meaning => [column, speech => columnText(name, column, speech)])),
    ]),
  )
  const choiceReaders = new Map(
    (Object.keys(choices) as ChoiceName[]).map(set => [
      set,
      reader(
        choices[set].map((choice): Meaning => [choice, speech => choiceText(set, choice, speech)]),
        set === 'yesNo' ? otherWords : {},
      ),
    ]),
  )
  return {
    sheet: name => sheet(name) as SheetName | undefined,
    column: (name, heading) => columnReaders.get(name)?.(heading),
    choice: (set, word) => choiceReaders.get(set)?.(word),
  }
}

export const isChoice = (kind: Field['kind']): kind is ChoiceName => kind in choices
