/** Numbers that look random and are the same in every run (mulberry32). */
export type Chance = (below: number) => number

export const createChance = (seed: number): Chance => {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export const dayOf = (year: number, month: number, date: number): string =>
  [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-')

/** A birthday of somebody who is so many years old on 1 September of a year. */
export const bornAtAge = (age: number, year: number, chance: Chance): string => {
  const [month, date] = [1 + chance(12), 1 + chance(28)]
  return dayOf(year - age - (month > 9 || (month === 9 && date > 1) ? 1 : 0), month, date)
}

/** The first or the fifteenth of a month from November 2020 to April 2024: within the term, before 1 May 2024. */
export const dayOfTerm = (chance: Chance): string => {
  const month = 10 + chance(42)
  return dayOf(2020 + Math.floor(month / 12), 1 + (month % 12), chance(2) ? 15 : 1)
}

/** The day before the first or the fifteenth of a month. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
