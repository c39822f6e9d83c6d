import type { LanguageCode } from './form.ts'

/**
 * An evaluation as it is to be printed: what stands where, every word, number and date already as its reader has
 * them. Whatever a person wrote is plain text. Empty strings are places to write in.
 */
export type EvaluationSheet = Readonly<{
  language: LanguageCode
  isRtl: boolean
  /** The ten digits pages are counted in, from zero on. */
  digits: string
  /** Written across every page; null when it is no draft. */
  watermark: string | null
  /** From the higher one to the person's own. */
  agencies: readonly string[]
  nation: string
  motto: string
  place: string
  title: string
  legal: string
  facts: readonly SheetField[]
  columns: SheetColumns
  sections: readonly SheetSection[]
  /** What it comes to; null on a blank form, where that is reckoned later. */
  results: readonly SheetField[]
  signatures: readonly SheetSignature[]
  status: string
  footnote: string
  /** Under which a blank form, filled in by hand, is entered later. */
  resume: SheetResume | null
}>

export type SheetField = Readonly<{ label: string; value: string }>

export type SheetColumns = Readonly<
  Record<
    | 'number'
    | 'criterion'
    | 'max'
    | 'own'
    | 'reviewed'
    | 'product'
    | 'assigned'
    | 'done'
    | 'failures'
    | 'delays'
    | 'quantity'
    | 'quality'
    | 'progress',
    string
  >
>

export type SheetCriterion = Readonly<{
  id: string
  text: string
  max: string
  own: string
  reviewed: string
  notes: readonly SheetField[]
}>

export type SheetProduct = Readonly<
  Record<
    'number' | 'name' | 'assigned' | 'done' | 'failures' | 'delays' | 'quantity' | 'quality' | 'progress',
    string
  > & { notes: readonly SheetField[] }
>

export type SheetBlock =
  | Readonly<{ kind: 'criteria'; rows: readonly SheetCriterion[] }>
  | Readonly<{ kind: 'products'; text: string; rows: readonly SheetProduct[] }>
  | Readonly<{ kind: 'prose'; text: string; answer: string }>

export type SheetSection = Readonly<{ title: string; total: string; blocks: readonly SheetBlock[] }>

export type SheetSignature = Readonly<{ role: string; note: string; name: string }>

export type SheetResume = Readonly<{ code: string; link: string; how: string }>

/** Sets a sheet and answers the file, a PDF/A. */
export type PrintSheet = (sheet: EvaluationSheet) => Promise<Uint8Array>
