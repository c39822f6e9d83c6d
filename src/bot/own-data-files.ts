import type { OwnExport } from '../domain/own-data/export.ts'
import { type FieldKind, type FieldName, fieldKinds } from '../domain/own-data/fields.ts'
import { type PartName, partNames, parts } from '../domain/own-data/parts.ts'
import type { Sheet, Workbook } from '../domain/table.ts'
import { factCell, lookCell } from './own-data-words.ts'
import type { Speech } from './speech.ts'

/** Counts up when a key of the file changes its meaning or goes. */
const fileVersion = 1

/** What a program that reads the file has to know of each kind of field; it speaks no language. */
const kinds: Readonly<Record<FieldKind, string>> = {
  text: 'string',
  day: 'ISO 8601 date',
  instant: 'ISO 8601 date and time, UTC',
  count: 'integer',
  points: 'integer, hundredths of a point',
  yesNo: 'boolean',
  code: 'string, one of a fixed set',
  words: 'object, one text a language (ISO 639-1)',
  period: 'two ISO 8601 dates, both included, with / between them',
  raw: 'any JSON',
}

const namesOf = (part: PartName): readonly FieldName[] => parts[part]

const partText = (part: PartName, speech: Speech): string => speech.text(`ownData:part.${part}`)
const fieldText = (name: FieldName, speech: Speech): string => speech.text(`ownData:field.${name}`)

/** What each key means, in the words of the one who asked. */
const keysOf = (part: PartName, speech: Speech): object => ({
  title: partText(part, speech),
  fields: Object.fromEntries(
    namesOf(part).map(name => [name, { title: fieldText(name, speech), kind: fieldKinds[name] }]),
  ),
})

/** Signs that turn text around, written so that they do so in no editor; a program reads them as they were. */
const turning = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const escapedSign = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** The machine-readable copy: JSON in UTF-8, its own keys explained in it. */
export const ownDataJson = ({ at, facts, notIncluded }: OwnExport, speech: Speech): Uint8Array => {
  const copy = {
    format: 'canbo.own-data',
    version: fileVersion,
    createdAt: at.toISOString(),
    language: speech.language,
    kinds,
    keys: Object.fromEntries(partNames.map(part => [part, keysOf(part, speech)])),
    data: Object.fromEntries(partNames.map(part => [part, facts[part]])),
    notIncluded: notIncluded.map(what => ({
      key: what,
      what: speech.text(`ownData:left.${what}`),
      why: speech.text(`ownData:why.${what}`),
    })),
  }
  return new TextEncoder().encode(`${JSON.stringify(copy, null, 2).replace(turning, escapedSign)}\n`)
}

const widthOf = (name: FieldName): number => {
  const kind = fieldKinds[name]
  if (kind === 'text' || kind === 'words') return 40
  return kind === 'instant' || kind === 'code' || kind === 'period' ? 26 : 14
}

/** One sheet a part; what a person cannot read stands in the other file only. */
const partSheet = (part: PartName, { facts }: OwnExport, speech: Speech): Sheet => {
  const names = namesOf(part).filter(name => fieldKinds[name] !== 'raw')
  return {
    name: partText(part, speech),
    columns: names.map(name => ({ title: fieldText(name, speech), width: widthOf(name) })),
    rows: facts[part].map(row =>
      names.map(name => {
        const fact = row[name] ?? null
        const isLook = part === 'looks' && name === 'action'
        return isLook ? lookCell(fact, speech) : factCell(name, fact, speech)
      }),
    ),
  }
}

/** What is in it and what is not, and why. */
const aboutSheet = ({ at, facts, notIncluded }: OwnExport, speech: Speech): Sheet => ({
  name: speech.text('ownData:about'),
  columns: [
    { title: speech.text('ownData:about.part'), width: 34 },
    { title: speech.text('ownData:about.rows'), width: 12 },
    { title: speech.text('ownData:about.key'), width: 24 },
    { title: speech.text('ownData:about.why'), width: 70 },
  ],
  rows: [
    [speech.text('ownData:about.made'), null, 'createdAt', speech.instant(at)],
    ...partNames.map(part => [partText(part, speech), facts[part].length, part, null]),
    ...notIncluded.map(what => [
      speech.text(`ownData:left.${what}`),
      null,
      'notIncluded',
      `${speech.text('ownData:about.notIncluded')}: ${speech.text(`ownData:why.${what}`)}`,
    ]),
  ],
})

/** The readable copy: a sheet a part, in the direction of its language. */
export const ownDataWorkbook = (of: OwnExport, speech: Speech): Workbook => ({
  isRightToLeft: speech.isRtl,
  sheets: [
    aboutSheet(of, speech),
    ...partNames.filter(part => of.facts[part].length > 0).map(part => partSheet(part, of, speech)),
  ],
})
