import { type Chance, dayOf, dayOfTerm } from './demo-figures-chance.ts'
import type { Home } from './demo-figures-known.ts'
import {
  type Figure,
  type Making,
  type Planned,
  type Post,
  serviceAfter,
  throughMerger,
} from './demo-figures-person.ts'
import { figures, type PlanningTerm, type PlanningTier } from './demo-figures-targets.ts'

type Band = readonly [from: number, to: number, share: number]

/** Ages by level, and the share of women, in per cent. */
const shapes: Readonly<Record<PlanningTier, Readonly<{ women: number; ages: readonly Band[] }>>> = {
  province: {
    women: 24,
    ages: [
      [35, 39, 18],
      [40, 50, 57],
      [51, 57, 25],
    ],
  },
  district: {
    women: 29,
    ages: [
      [32, 39, 32],
      [40, 50, 50],
      [51, 57, 18],
    ],
  },
  commune: {
    women: 33,
    ages: [
      [32, 39, 42],
      [40, 50, 46],
      [51, 56, 12],
    ],
  },
}

const ageIn = (bands: readonly Band[], chance: Chance): number => {
  let left = chance(bands.reduce((sum, [, , share]) => sum + share, 0))
  for (const [from, to, share] of bands) {
    if (left < share) return from + chance(to - from + 1)
    left -= share
  }
  return bands[0]?.[0] ?? 40
}

const agencies = ['TU', 'UBND', 'BTC', 'VPTU', 'SNV', 'STC', 'STP'] as const

const bodies = { province: 'TU', district: 'HU', commune: 'ĐU' } as const

const postsOf = (
  making: Making,
  tier: PlanningTier,
  home: Home,
  startedOn: string,
  place: number,
): readonly Post[] => {
  if (tier === 'province') {
    const unit = agencies[place % agencies.length] ?? 'TU'
    const post = { position: 'provinceCadre', unit, kind: 'appointment' as const, startedOn, endedOn: null }
    return [{ ...post, decisionNo: making.numberOf('TU'), managingTier: 'province' }]
  }
  const old =
    tier === 'district'
      ? { position: 'districtCadre', unit: home.district, body: 'HU', tier }
      : { position: 'communeCadre', unit: home.commune, body: 'ĐU', tier }
  return throughMerger(
    making,
    { ...old, startedOn },
    { position: 'communeCadre', unit: home.successor, body: 'ĐU', tier: 'commune' },
  )
}

/** The planned post: in the units there were when the list of the term was made, of the new ones where they are its matter. */
const plannedUnit = (tier: PlanningTier, term: PlanningTerm, home: Home): string => {
  if (tier === 'province') return 'TU'
  if (tier === 'district') return home.district
  return term === '2020-2025' ? home.commune : home.successor
}

type Group = Readonly<{ terms: readonly PlanningTerm[]; year: number; oldest: number }>

const groupsOf = (tier: PlanningTier): readonly (readonly [Group, count: number])[] => {
  const [both, first, second] = [
    figures.plannedTwice[tier],
    figures.planned['2020-2025'][tier],
    figures.planned['2025-2030'][tier],
  ]
  return [
    [{ terms: ['2020-2025', '2025-2030'], year: 2020, oldest: 51 }, both],
    [{ terms: ['2020-2025'], year: 2020, oldest: 57 }, first - both],
    [{ terms: ['2025-2030'], year: 2025, oldest: 52 }, second - both],
  ]
}

const oneOf = (
  making: Making,
  tier: PlanningTier,
  group: Group,
  place: number,
  isRecruit: boolean,
): Figure => {
  const { chance } = making
  const { women, ages } = shapes[tier]
  const home = making.homeOf(place)
  const age = (): number => (isRecruit ? 26 + chance(5) : Math.min(ageIn(ages, chance), group.oldest))
  const named = making.named(women, age, group.year)
  const recruitedOn = isRecruit ? dayOfTerm(chance) : null
  const serviceFrom = recruitedOn ?? serviceAfter(named.bornOn, chance)
  const usual = dayOf(2014 + chance(6), 1 + chance(12), 1)
  const startedOn = serviceFrom > usual ? serviceFrom : usual
  const planned = group.terms.map((term): Planned => {
    const decisionNo = making.numberOf(bodies[tier])
    return { term, tier, unit: plannedUnit(tier, term, home), decisionNo }
  })
  return {
    ...named,
    ...{ code: '', kind: tier === 'province' ? 'leader' : 'civilServant', partyMember: null },
    ...{ serviceFrom, recruitedOn, posts: postsOf(making, tier, home, startedOn, place), planned },
  }
}

/** Everybody planned at a level, those of both terms first; the youngest of the communes were recruited in the term. */
export const plannedPeople = (making: Making, tier: PlanningTier): readonly Figure[] =>
  groupsOf(tier).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, place) =>
      oneOf(
        making,
        tier,
        group,
        place,
        tier === 'commune' && group.year === 2025 && place < figures.recruited.civilServants,
      ),
    ),
  )
