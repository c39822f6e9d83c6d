import type { Person } from './person.ts'
import { sentFile } from './sent-file.ts'
import type { Town } from './town.ts'
import { readWorkbook, type Workbook } from './workbook.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

export type Copy = Readonly<{
  text: string
  json: Readonly<{
    format: string
    version: number
    createdAt: string
    keys: Readonly<Record<string, { title: string; fields: Record<string, { title: string; kind: string }> }>>
    data: Readonly<Record<string, Rows>>
    notIncluded: readonly Readonly<{ key: string; what: string; why: string }>[]
  }>
  sheets: readonly Workbook[]
  isProtected: boolean
}>

/** Asks for the copy by /mydata and reads both files, as whoever saves them does. */
export const getsCopy = async (town: Town, person: Person): Promise<Copy> => {
  await person.hearsBelow(person.sends('/mydata'))
  await person.seesText('ownData:title')
  await person.tapsText('ownData:getFiles')
  await person.seesText('ownData:captionReadable')
  const [machine, readable] = person.messages.filter(({ document }) => document).slice(-2)
  if (!machine || !readable) throw new Error('no two files')
  const [json, book] = [await sentFile(town, machine), await sentFile(town, readable)]
  const text = json.toString('utf8')
  const first = readWorkbook(book)
  const filled = first.rows.filter(row => Number(row[1]) > 0).length
  return {
    text,
    json: JSON.parse(text),
    sheets: [first, ...Array.from({ length: filled }, (_, place) => readWorkbook(book, place + 2))],
    isProtected: [machine, readable].some(({ protect_content }) => protect_content === true),
  }
}
