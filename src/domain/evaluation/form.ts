/**
 * An evaluation form as versioned data. Which form applies to a period is decided by regime and date
 * (Decree 335/2025 for civil servants from 1 January 2026); a form that was used is never changed,
 * its successor is a new version whose questions keep their ids where they still ask the same thing.
 * All points are integer hundredths: 500 is five points.
 */
export type LanguageCode = 'vi' | 'en' | 'de' | 'ar'
export type Text4 = Readonly<Record<LanguageCode, string>>

/** T read in the text of the law, P read in press, M from memory only: shown as not verified. */
export type SourceGrade = 'T' | 'P' | 'M'

export type LegalBasis = Readonly<{ reference: Text4; grade: SourceGrade; source: string }>

/** Points given in steps by buttons; `max` and `step` in hundredths, `step` divides `max`. */
export type ScoreQuestion = Readonly<{
  kind: 'score'
  id: string
  text: Text4
  example: Text4
  max: number
  step: number
  legal: LegalBasis
}>

/** Free text, at most `maxLength` characters; `optional` ones may be skipped. */
export type ProseQuestion = Readonly<{
  kind: 'prose'
  id: string
  text: Text4
  example: Text4
  maxLength: number
  optional: boolean
}>

/** The task block: lines of assigned products, worth `max` hundredths together. */
export type ProductsQuestion = Readonly<{
  kind: 'products'
  id: string
  text: Text4
  example: Text4
  max: number
  maxLines: number
  legal: LegalBasis
}>

/** What a leader's own unit reached: computed from the levels of his subordinates, never asked. */
export type UnitQuestion = Readonly<{
  kind: 'unit'
  id: string
  text: Text4
  example: Text4
  max: number
  legal: LegalBasis
}>

export type Question = ScoreQuestion | ProseQuestion | ProductsQuestion | UnitQuestion
export type Section = Readonly<{ id: string; title: Text4; questions: readonly Question[] }>
export type Form = Readonly<{
  code: string
  version: number
  title: Text4
  legal: LegalBasis
  sections: readonly Section[]
}>

export const formQuestions = (form: Form): readonly Question[] => form.sections.flatMap(s => s.questions)

export const findQuestion = (form: Form, id: string): Question | undefined =>
  formQuestions(form).find(question => question.id === id)
