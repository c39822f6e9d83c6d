import type { CompositionRule, PlannedCount, PlanningTier } from '../../src/domain/report/planning.ts'

export const compositionRule: CompositionRule = {
  middleFrom: 40,
  oldestFrom: 51,
  youngBelow: 42,
  least: { women: 1_500, young: 1_000 },
  referenceDays: { '2020-2025': '2020-09-01', '2025-2030': '2025-09-01' },
}

/** People of an age on 1 September 2025, or of one that is not recorded. */
export const planned = (
  count: number,
  age: number | null,
  gender: PlannedCount['gender'] = 'male',
  tier: PlanningTier = 'province',
  unitId = 'u',
): PlannedCount => ({
  unitId,
  tier,
  bornOn: age === null ? null : `${2025 - age}-03-15`,
  gender,
  count,
})

/** One unit and nothing below it. */
export const onePlace = { units: [{ id: 'u', parentId: null, name: 'Xã' }], unitId: null }

/** Every way of dividing a number into so many parts, each of them zero or more. */
export const divisionsOf = (whole: number, parts: number): number[][] =>
  parts === 1
    ? [[whole]]
    : Array.from({ length: whole + 1 }, (_, first) =>
        divisionsOf(whole - first, parts - 1).map(rest => [first, ...rest]),
      ).flat()
