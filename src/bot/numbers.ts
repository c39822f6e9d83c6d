import type { Language } from './language.ts'

const arabicIndicZero = 0x660
const extendedArabicZero = 0x6f0

const toLatinDigits = (text: string): string =>
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

const wellGrouped = /^\d{1,3}(?:[.,]\d{3})+$/

/**
 * Reads a number as its writer's language means it: "8.279" is 8279 in Vietnamese and German and 8.279 in
 * English. A sign that cannot part thousands ("2.5") can only be the decimal one. Answers integer
 * hundredths, or undefined for anything that is no number with at most two decimals.
 */
export const parseHundredths = (text: string, language: Language): number | undefined => {
  const { decimal, group } = signs[language]
  const plain = toLatinDigits(
    text.normalize('NFKC').replace(/[\s\u00a0\u202f\u200e\u200f\u061c\u2066-\u2069]/g, ''),
  )
  const read = plain.replaceAll('\u066b', decimal).replaceAll('\u066c', group)
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

/** A whole number in the writer's own format, or undefined. */
export const parseCount = (text: string, language: Language): number | undefined => {
  const hundredths = parseHundredths(text, language)
  return hundredths !== undefined && hundredths % 100 === 0 ? hundredths / 100 : undefined
}
