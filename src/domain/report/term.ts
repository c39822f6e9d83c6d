import type { Day } from '../day.ts'

/** A term of the Party committees by its years, 2025-2030, and that of the councils a year later; both days included. */
export type Term = Readonly<{ term: string; council: string | null; from: Day; to: Day }>

/** The term a day lies in, or the last one before it; undefined before all of them. */
export const termOn = (terms: readonly Term[], day: Day): Term | undefined =>
  terms.toSorted((one, other) => one.from.localeCompare(other.from)).findLast(({ from }) => from <= day)
