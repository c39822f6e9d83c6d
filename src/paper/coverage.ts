/** Whether a font, or one of several, has a sign of its own for a code point. */
export type Coverage = (codePoint: number) => boolean

type Range = readonly [first: number, last: number]

const tableAt = (font: Buffer, name: string): number => {
  const count = font.readUInt16BE(4)
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`The font has no ${name} table`)
}

/** Segmented ranges of the first plane (format 4 of OpenType's cmap). */
const planeRanges = (font: Buffer, at: number): Range[] => {
  const segments = font.readUInt16BE(at + 6) / 2
  const ends = at + 14
  const starts = ends + segments * 2 + 2
  return Array.from({ length: segments }, (_, index) => [
    font.readUInt16BE(starts + index * 2),
    font.readUInt16BE(ends + index * 2),
  ])
}

/** Ranges of all planes (format 12). */
const wholeRanges = (font: Buffer, at: number): Range[] =>
  Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
  })

const rangesOf = (font: Buffer): Range[] => {
  const cmap = tableAt(font, 'cmap')
  const tables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4),
  )
  return tables.flatMap(at => {
    const format = font.readUInt16BE(at)
    if (format === 12) return wholeRanges(font, at)
    return format === 4 ? planeRanges(font, at) : []
  })
}

/** The code points that these fonts have between them; the last one of a plane only closes its table. */
export const coverageOf = (fonts: readonly Buffer[]): Coverage => {
  const ranges = fonts.flatMap(rangesOf).filter(([first]) => first < 0xffff || first > 0xffff)
  const known = new Map<number, boolean>()
  return codePoint => {
    const hit = known.get(codePoint)
    if (hit !== undefined) return hit
    const isCovered = ranges.some(([first, last]) => first <= codePoint && codePoint <= last)
    known.set(codePoint, isCovered)
    return isCovered
  }
}
