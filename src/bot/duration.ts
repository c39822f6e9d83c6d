import { toLocale } from './language.ts'
import type { Speech } from './speech.ts'

type Parts = Readonly<{ years?: number; months?: number }>
type DurationFormat = Readonly<{ format(parts: Parts): string }>

/** ES2025; the library the compiler knows does not name it yet. */
const { DurationFormat } = Intl as unknown as {
  DurationFormat: new (
    locale: string,
    options: Readonly<{ style: 'long'; monthsDisplay: 'auto' | 'always' }>,
  ) => DurationFormat
}

const monthsPerYear = 12
const known = new Map<string, DurationFormat>()

/** Whole months as years and months in somebody's language and numerals: "2 years, 3 months". */
export const durationText = (months: number, { language, digits }: Speech): string => {
  const locale = toLocale(language, digits)
  const monthsDisplay = months === 0 ? 'always' : 'auto'
  const name = `${locale}/${monthsDisplay}`
  const format = known.get(name) ?? new DurationFormat(locale, { style: 'long', monthsDisplay })
  known.set(name, format)
  return format.format({ years: Math.trunc(months / monthsPerYear), months: months % monthsPerYear })
}
