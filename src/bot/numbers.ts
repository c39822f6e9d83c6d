import type { Language } from './language.ts'

const arabicIndicZero = 0x660
const extendedArabicZero = 0x6f0

/** Both kinds of Arabic digits as Latin ones. */
export const toLatinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => {
    const code = digit.codePointAt(0) ?? 0
    return String(code - (code >= extendedArabicZero ? extendedArabicZero : arabicIndicZero))
  })

const signs: Readonly<Record<Language, { decimal: string; group: string }>> = {
  vi: { decimal: ',', group: '.' },
  de: { decimal: ',', group: '.' },
  en: { decimal: '.', group: ',' },
  ar: { decimal: '.', group: ',' },
}

/** Thousands never begin with a zero: "0.500" is no 500. */
const wellGrouped = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/

const steeringMarks = /[\u200e\u200f\u061c\u2066-\u2069]/g

/** Spaces part thousands in any language, and nothing else: "1 234" is a number, "12 5" is two. */
const withoutGroupingSpaces = (text: string): string =>
  /^[1-9]\d{0,2}(?:\s\d{3})+(?!\d)/.test(text) ? text.replace(/\s/g, '') : text

/** The writer's number with Latin digits and signs; full-width digits too, but no "²" or "½". */
const toPlain = (text: string, { decimal, group }: { decimal: string; group: string }): string =>
  toLatinDigits(
    text.replace(steeringMarks, '').replace(/[\uff0c\uff0e\uff10-\uff19]/g, sign => sign.normalize('NFKC')),
  )
    .replaceAll('\u066b', decimal)
    .replaceAll('\u066c', group)
    .replaceAll('\u060c', ',')
    .trim()

/**
 * Reads a number as its writer's language means it: "8.279" is 8279 in Vietnamese and German and 8.279 in
 * English. A sign that cannot part thousands ("2.5") can only be the decimal one. Answers integer
 * hundredths, or undefined for anything that is no number with at most two decimals.
 */
export const parseHundredths = (text: string, language: Language): number | undefined => {
  const { decimal, group } = signs[language]
  const read = withoutGroupingSpaces(toPlain(text, signs[language]))
  const parts = read.split(decimal)
  const [whole = '', fraction = ''] = parts
  if (parts.length > 2) return undefined
  const thousands = wellGrouped.test(whole) && !whole.includes(decimal)
  const ungrouped = thousands ? whole.replaceAll(group, '') : whole
  if (/^\d{1,9}$/.test(ungrouped) && /^\d{0,2}$/.test(fraction) && (parts.length === 1 || fraction !== '')) {
    return Number(ungrouped) * 100 + Number(fraction.padEnd(2, '0'))
  }
  const loose = parts.length === 1 ? /^(\d{1,9})[.,](\d{1,2})$/.exec(read) : null
  return loose ? Number(loose[1]) * 100 + Number((loose[2] ?? '').padEnd(2, '0')) : undefined
}
