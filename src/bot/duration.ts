import { toLocale } from './language.ts'
import type { Speech } from './speech.ts'

type Parts = Readonly<{ years?: number; months?: number }>
type DurationFormat = Readonly<{ format(parts: Parts): string }>

/** ES2025; the library the compiler knows does not name it yet. */
const { DurationFormat } = Intl as unknown as {
  DurationFormat: new (locale: string, options: Readonly<{ style: 'long' }>) => DurationFormat
}

const monthsPerYear = 12
const known = new Map<string, DurationFormat>()

/** Whole months as years and months in somebody's language and numerals: "2 years, 3 months". */
export const durationText = (months: number, { language, digits, text }: Speech): string => {
  if (months === 0) return text('rotation:underAMonth')
  const locale = toLocale(language, digits)
  const format = known.get(locale) ?? new DurationFormat(locale, { style: 'long' })
  known.set(locale, format)
  return format.format({ years: Math.trunc(months / monthsPerYear), months: months % monthsPerYear })
}
