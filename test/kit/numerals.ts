import type { Language } from '../../src/bot/language.ts'

const signs: Readonly<Record<Language, { group: string; decimal: string; percent: string }>> = {
  vi: { group: '.', decimal: ',', percent: '%' },
  en: { group: ',', decimal: '.', percent: '%' },
  de: { group: '.', decimal: ',', percent: '\u00a0%' },
  ar: { group: '٬', decimal: '٫', percent: '٪' },
}

/** Numbers as a language writes them, by hand: in Arabic with its own digits. */
export const numeralsIn = (language: Language) => {
  const { group, decimal, percent } = signs[language]
  const digits = (text: string): string =>
    language === 'ar' ? text.replace(/\d/g, digit => String.fromCodePoint(0x660 + Number(digit))) : text
  return {
    digits,
    number: (number: number): string => digits(String(number).replace(/\B(?=(?:\d{3})+$)/g, group)),
    /** "94.92" as "94,92 %". */
    percent: (value: string): string => digits(value).replace('.', decimal) + percent,
  }
}
