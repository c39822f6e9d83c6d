import type { Coverage } from './coverage.ts'

/** In place of a sign that no font here has; PDF/A forbids an empty box. */
const unknownSign = '\ufffd'

/** Signs that show nothing and steer what stands around them: directions, variants; how letters join is kept. */
const steering = /(?!\u200c|\u200d)\p{Cf}|\p{Variation_Selector}/gu
const control = /(?!\n)\p{Cc}|[\u2028\u2029]/gu

/** Longest run without a place to break that still fits the narrowest column, in characters. */
const longestRun = 18
const long = new RegExp(`(?:[^\\s\\u200b]\\p{M}*){${longestRun}}(?=[^\\s\\p{M}])`, 'gu')
const breakHere = '$&\u200b'

/**
 * Text as it can be set on paper: nothing in it turns the line around, runs over the edge or has no sign. What it
 * says stays what it says.
 */
export const legible = (text: string, isCovered: Coverage): string => {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(steering, '')
    .replace(control, ' ')
  const signs = Array.from(plain, sign => {
    const codePoint = sign.codePointAt(0) ?? 0
    return sign === '\n' || sign === '\u200d' || sign === '\u200c' || isCovered(codePoint)
      ? sign
      : unknownSign
  })
  return signs.join('').replace(long, breakHere)
}

/** The same for every text in a piece of data, whatever its shape. */
export const legibleThroughout = (data: unknown, isCovered: Coverage): unknown => {
  if (typeof data === 'string') return legible(data, isCovered)
  if (Array.isArray(data)) return data.map(part => legibleThroughout(part, isCovered))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, part]) => [key, legibleThroughout(part, isCovered)]),
  )
}
