/** The four languages the bot speaks; Vietnamese is the province's own and the one it falls back to. */
export const languages = ['vi', 'en', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

/** `arab` are the Arabic-Indic digits; only Arabic offers the choice. */
export const digitSets = ['latn', 'arab'] as const
export type Digits = (typeof digitSets)[number]

/** Each set in its own digits, from zero on. */
export const digitSamples: Readonly<Record<Digits, string>> = { latn: '0123456789', arab: '٠١٢٣٤٥٦٧٨٩' }

export const isLanguage = (code: string): code is Language => languages.some(language => language === code)

export const isDigits = (name: string): name is Digits => digitSets.some(digits => digits === name)

/** From Telegram's `language_code` (`de-AT`), or from what was stored. */
export const toLanguage = (code: string | null | undefined): Language => {
  const language = code?.slice(0, 2).toLowerCase() ?? ''
  return isLanguage(language) ? language : 'vi'
}

/** From what was stored; Latin ones are what everybody reads. */
export const toDigits = (name: string | null | undefined): Digits => (name && isDigits(name) ? name : 'latn')

export const isRightToLeft = (language: Language): boolean => language === 'ar'

/** Pinned down to numerals and calendar: `ar` alone means other ones from country to country. */
export const toLocale = (language: Language, digits: Digits): string => {
  if (language === 'ar') return `ar-u-nu-${digits}-ca-gregory`
  return { vi: 'vi-VN', en: 'en-GB', de: 'de-DE' }[language]
}
