import { addDays, type Day } from '../day.ts'
import { groupBy } from './planning.ts'
import type { UnitRecord } from './roster.ts'

export type UnitFinder = Readonly<{
  /** The unit of this id where it has that code still, or else the one the code means on the day. */
  kept(code: string, id: string | null | undefined, day: Day): UnitRecord | undefined
  /** The unit a code means on a day; where it had none that day, the last one before it, or else the first. */
  at(code: string, day: Day): UnitRecord | undefined
  /** The units two codes mean where one succeeds the other. */
  pair(from: string, to: string): readonly [UnitRecord | undefined, UnitRecord | undefined]
}>

/** A code may be given again to a unit that follows another, so it means a unit only together with a day. */
export const createUnitFinder = (units: readonly UnitRecord[]): UnitFinder => {
  const byCode = groupBy(
    units.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    ({ code }) => code,
  )
  const of = (code: string): readonly UnitRecord[] => byCode.get(code) ?? []
  const at = (code: string, day: Day): UnitRecord | undefined =>
    of(code).findLast(({ validFrom }) => validFrom <= day) ?? of(code)[0]
  return {
    at,
    kept: (code, id, day) => of(code).find(unit => unit.id === id) ?? at(code, day),

    pair(from, to) {
      for (const before of of(from))
        for (const after of of(to))
          if (before.validTo !== null && addDays(before.validTo, 1) === after.validFrom)
            return [before, after]
      return [of(from)[0], of(to).at(-1)]
    },
  }
}
