import { inflateRawSync } from 'node:zlib'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50

/** The files in a zip, by name. */
const readZip = (zip: Buffer): Map<string, string> => {
  const files = new Map<string, string>()
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) throw new Error('This is no zip.')
  let at = zip.readUInt32LE(end + 16)
  while (zip.readUInt32LE(at) === directoryEntry) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map(offset => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const place = zip.readUInt32LE(at + 42)
    const start = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28)
    const data = zip.subarray(start, start + packed)
    files.set(
      zip.toString('utf8', at + 46, at + 46 + name),
      (method === 0 ? data : inflateRawSync(data)).toString('utf8'),
    )
    at += 46 + name + extra + comment
  }
  return files
}

export type Workbook = Readonly<{
  rows: readonly (readonly string[])[]
  isRightToLeft: boolean
  /** Formulas and links: what a spreadsheet would reckon or follow. */
  active: readonly string[]
}>

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (xml: string): string => xml.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '')
const textIn = (xml: string): string =>
  unescaped([...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => text).join(''))

/** A sheet of an .xlsx, the first unless told otherwise, as a spreadsheet reads it. */
export const readWorkbook = (file: Buffer, place = 1): Workbook => {
  const files = readZip(file)
  const sheet = files.get(`xl/worksheets/sheet${place}.xml`) ?? ''
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    textIn(si ?? ''),
  )
  const cellText = (attributes: string, inside: string): string => {
    const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1] ?? ''
    if (attributes.includes('t="s"')) return shared[Number(value)] ?? ''
    return attributes.includes('t="inlineStr"') ? textIn(inside) : unescaped(value)
  }
  return {
    rows: [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      [...(row ?? '').matchAll(/<c([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', inside = '']) =>
        cellText(attributes, inside),
      ),
    ),
    isRightToLeft: /rightToLeft="(?:1|true)"/.test(sheet),
    active: sheet.match(/<f[\s>][^<]*|<hyperlink\b[^>]*|t="(?:str|e)"/g) ?? [],
  }
}
