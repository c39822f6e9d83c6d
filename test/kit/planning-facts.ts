import { type HamletHeadFacts, tallyHamletHeads } from '../../src/domain/report/hamlet-heads.ts'
import type { PlannedCount, PlanningFacts } from '../../src/domain/report/planning.ts'
import { type RecruitmentFacts, spanOf, tallyRecruited } from '../../src/domain/report/recruitment.ts'
import { tallyPlanned } from '../../src/domain/report/tally-planned.ts'
import { type TargetFacts, tallyTargets } from '../../src/domain/report/targets.ts'
import type { Term } from '../../src/domain/report/term.ts'
import { compositionRule, onePlace, planned } from './planned.ts'

export const terms: readonly Term[] = [
  { term: '2020-2025', council: '2021-2026', from: '2020-07-01', to: '2025-06-30' },
  { term: '2025-2030', council: '2026-2031', from: '2025-07-01', to: '2030-06-30' },
]

/** A list of so many people: under 40, up to 50 and older, about three in ten of them women. */
const list = (tier: PlannedCount['tier'], sizes: readonly [number, number, number]): PlannedCount[] =>
  sizes.flatMap((size, at) => {
    const women = Math.round(size * 0.3)
    const age = [35, 45, 55][at] ?? 45
    return [planned(women, age, 'female', tier), planned(size - women, age, 'male', tier)]
  })

const reference = {
  vi: 'Chỉ thị số 35-CT/TW',
  en: 'Directive 35-CT/TW',
  de: 'Direktive 35-CT/TW',
  ar: 'التوجيه رقم 35',
}

const basis = { reference, source: 'plo.vn', grade: 'M', verified: false } as const

export const planningOf = (
  counts: readonly PlannedCount[],
  change: Partial<PlanningFacts> = {},
): PlanningFacts => {
  const referenceDay = '2025-09-01'
  return {
    ...{
      terms: ['2025-2030', '2020-2025'],
      term: '2025-2030',
      known: terms,
      rule: compositionRule,
      referenceDay,
    },
    basis,
    ...tallyPlanned(counts, onePlace, compositionRule, referenceDay),
    ...change,
  }
}

/** The lists of 2025–2030: 120 + 1,198 + 8,124 = 9,442. */
export const aPlanning = (): PlanningFacts =>
  planningOf([
    ...list('province', [20, 60, 40]),
    ...list('district', [250, 548, 400]),
    ...list('commune', [2_124, 4_000, 2_000]),
  ])

/** 306 civil servants and 1,667 public employees from the beginning of the term to 1 May 2024. */
export const aRecruitment = (choice: string | null = null): RecruitmentFacts => {
  const day = '2024-05-01'
  const span = spanOf(terms, choice, day)
  const counts = [
    { kind: 'civilServant' as const, year: 2021, count: 200 },
    { kind: 'civilServant' as const, year: 2023, count: 106 },
    { kind: 'publicEmployee' as const, year: 2020, count: 667 },
    { kind: 'publicEmployee' as const, year: 2022, count: 1_000 },
  ]
  const tally = tallyRecruited(
    counts.filter(({ year }) => span.term !== null || String(year) === span.choice),
    span,
    terms,
    day,
  )
  return { ...tally, basis }
}

/** Heads of hamlets of a province by commune: members, others, not recorded. */
export const hamletHeadsOf = (
  table: readonly (readonly number[])[],
  name = (at: number): string => `Xã Mường Phăng ${at + 1}`,
): HamletHeadFacts => {
  const communes = table.map((_, at) => ({ id: `u${at}`, parentId: 'p', name: name(at) }))
  const counts = table.flatMap((cells, at) =>
    [true, false, null].map((isMember, place) => ({ unitId: `u${at}`, isMember, count: cells[place] ?? 0 })),
  )
  const units = [{ id: 'p', parentId: null, name: 'Tỉnh' }, ...communes]
  return tallyHamletHeads(counts, { units, unitId: null })
}

/** 949 of 1,446 in units of several sizes, some of them with a few of a kind. */
export const someHamletHeads = (): HamletHeadFacts =>
  hamletHeadsOf([
    [800, 400],
    [100, 60],
    [30, 30],
    [9, 3],
    [10, 4],
  ])

/** Eight of ten targets reached, one unknown. */
export const someTargets = (): TargetFacts =>
  tallyTargets(
    Array.from({ length: 10 }, (_, at) => ({
      code: `CT-${at + 1}`,
      names: { vi: `Chỉ tiêu số ${at + 1}`, ar: `الهدف ${at + 1}` },
      resolution: 'Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV',
      unit: 'Tỉnh Nam Xuyên',
      reached: at < 8 ? true : at === 8 ? false : null,
      asOf: '2024-05-01',
    })),
  )
