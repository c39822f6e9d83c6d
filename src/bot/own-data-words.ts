import { type FieldName, fieldKinds } from '../domain/own-data/fields.ts'
import type { Look } from '../domain/own-data/look.ts'
import type { Fact } from '../domain/own-data/parts.ts'
import type { Cell } from '../domain/table.ts'
import { withoutBidiControls } from './html.ts'
import { matters, valueCodes } from './own-data-codes.ts'
import { wordOfLook } from './screens/looks.ts'
import type { Speech } from './speech.ts'

/** What a spreadsheet cannot hold, and nobody could see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g

const plain = (text: string): string => withoutBidiControls(text).replace(controls, '')

/** `petition.filed`: what it is about, and the name it has in the machine-readable file. */
const eventText = (code: string, speech: Speech): string => {
  const matter = matters.find(known => known === code.split('.')[0])
  return matter ? `${speech.text(`ownData:matter.${matter}`)} (${code})` : code
}

const codeText = (code: string, speech: Speech): string => {
  if (code.includes('.')) return eventText(code, speech)
  const known = valueCodes.find(value => value === code)
  return known ? speech.text(`ownData:value.${known}`) : code
}

const wordsText = (fact: Fact, speech: Speech): string => {
  const texts = typeof fact === 'object' && fact !== null ? Object.entries(fact) : []
  const own = texts.find(([language]) => language === speech.language)
  const shown = own ? [own] : texts
  return shown.map(([, text]) => (typeof text === 'string' ? text : '')).join('\n')
}

const stringCell = (name: FieldName, fact: string, speech: Speech): Cell => {
  const kind = fieldKinds[name]
  if (kind === 'day') return { day: fact }
  if (kind === 'instant') return speech.instant(new Date(fact))
  if (kind === 'code') return codeText(fact, speech)
  return plain(fact)
}

/** What somebody did with the record of the one who reads it. */
export const lookCell = (action: Fact, speech: Speech): Cell =>
  typeof action === 'string' && action in wordOfLook
    ? speech.text(wordOfLook[action as Look['action']])
    : null

/** A fact as somebody reads it in his language. */
export const factCell = (name: FieldName, fact: Fact, speech: Speech): Cell => {
  if (fact === null) return null
  if (fieldKinds[name] === 'words') return plain(wordsText(fact, speech))
  if (typeof fact === 'boolean') return speech.text(fact ? 'ownData:yes' : 'ownData:no')
  if (typeof fact === 'number') return fieldKinds[name] === 'points' ? fact / 100 : fact
  return typeof fact === 'string' ? stringCell(name, fact, speech) : plain(JSON.stringify(fact))
}
