import type { Term } from '../../domain/report/term.ts'
import { digitSamples } from '../language.ts'
import type { Speech } from '../speech.ts'

/** Years as they are read, without a sign between their thousands. */
export const yearsText = (years: string, { digits }: Speech): string =>
  years.replaceAll('-', '–').replace(/\d/g, digit => digitSamples[digits][Number(digit)] ?? digit)

/** A term by its years and those of the councils; between Arabic-Indic digits a bare stroke would turn them around. */
export const termText = (code: string, known: readonly Term[], speech: Speech): string => {
  const council = known.find(({ term }) => term === code)?.council
  const parts = council ? [code, council] : [code]
  return parts.map(part => yearsText(part, speech)).join(speech.isRtl ? ' / ' : '/')
}
