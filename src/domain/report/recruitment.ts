import type { Day } from '../day.ts'
import type { MovementBasis } from '../movement/rules.ts'
import { type Term, termOn } from './term.ts'

export const recruitedKinds = ['civilServant', 'publicEmployee', 'leader', 'partTime'] as const
export type RecruitedKind = (typeof recruitedKinds)[number]

export type RecruitedCount = Readonly<{ kind: RecruitedKind; year: number; count: number }>

/** What is looked at: a term by its years or a year, and its days up to the one asked for, both included. */
export type RecruitmentSpan = Readonly<{ choice: string; term: Term | null; from: Day; to: Day }>

export type RecruitmentTally = Readonly<{
  span: RecruitmentSpan
  terms: readonly Term[]
  /** Years of the term that is looked at, or that the year looked at lies in, which have begun. */
  years: readonly number[]
  kinds: readonly Readonly<{ kind: RecruitedKind; count: number }>[]
  byYear: readonly Readonly<{
    year: number
    counts: Readonly<Record<RecruitedKind, number>>
    total: number
  }>[]
  total: number
}>

/** And what the first day of a term rests on. */
export type RecruitmentFacts = RecruitmentTally & Readonly<{ basis: MovementBasis | null }>

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

const isYear = (choice: string, day: Day): boolean =>
  /^(?:19|20)\d\d$/.test(choice) && choice <= day.slice(0, 4)

/** The span of what was chosen; of the term of the day, or without one its year, where nothing that is was chosen. */
export const spanOf = (terms: readonly Term[], choice: string | null, day: Day): RecruitmentSpan => {
  if (choice !== null && isYear(choice, day))
    return { choice, term: null, from: `${choice}-01-01`, to: earlier(`${choice}-12-31`, day) }
  const begun = terms.filter(({ from }) => from <= day)
  const term = begun.find(one => one.term === choice) ?? termOn(begun, day)
  if (!term) return spanOf([], day.slice(0, 4), day)
  return { choice: term.term, term, from: term.from, to: earlier(term.to, day) }
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))
const yearsBetween = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

export const tallyRecruited = (
  counts: readonly RecruitedCount[],
  span: RecruitmentSpan,
  terms: readonly Term[],
  day: Day,
): RecruitmentTally => {
  const sum = (isMeant: (count: RecruitedCount) => boolean): number =>
    counts.reduce((total, count) => (isMeant(count) ? total + count.count : total), 0)
  const around = span.term ?? termOn(terms, span.from)
  const whole = around ? { from: around.from, to: earlier(around.to, day) } : span
  return {
    span,
    terms: terms.filter(({ from }) => from <= day),
    years: yearsBetween(yearOf(whole.from), yearOf(whole.to)),
    kinds: recruitedKinds
      .map(kind => ({ kind, count: sum(one => one.kind === kind) }))
      .filter(({ kind, count }) => count > 0 || kind === 'civilServant' || kind === 'publicEmployee'),
    byYear: yearsBetween(yearOf(span.from), yearOf(span.to)).map(year => ({
      year,
      counts: Object.fromEntries(
        recruitedKinds.map(kind => [kind, sum(one => one.kind === kind && one.year === year)]),
      ) as Record<RecruitedKind, number>,
      total: sum(one => one.year === year),
    })),
    total: sum(() => true),
  }
}
