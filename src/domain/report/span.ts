import { addDays, type Day } from '../day.ts'
import { addMonths } from '../movement/months.ts'
import type { Term } from './term.ts'

/** Spans that are no term of any committee. */
export const plainSpans = ['year', 'months12'] as const

/** From which day to which movements are counted, both included; `code` is that of its term, or a plain span. */
export type Span = Readonly<{ code: string; from: Day; to: Day }>

/**
 * What movements can be counted over as of a day: each term that has begun, the newest first and never beyond its own
 * last day, then this year and the last twelve months.
 */
export const spansOf = (terms: readonly Term[], day: Day): readonly [Span, ...Span[]] => {
  const [newest, ...older] = terms
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))
    .map(({ term, from, to }): Span => ({ code: term, from, to: to < day ? to : day }))
  const year: Span = { code: 'year', from: `${day.slice(0, 4)}-01-01`, to: day }
  const months12: Span = { code: 'months12', from: addDays(addMonths(day, -12), 1), to: day }
  return newest ? [newest, ...older, year, months12] : [year, months12]
}

/** The span somebody chose; the first one where he chose none, or one there is not. */
export const chosenSpan = (spans: readonly [Span, ...Span[]], code: string | null): Span =>
  spans.find(span => span.code === code) ?? spans[0]
