import { bornAtAge, type Chance, dayOf } from './demo-figures-chance.ts'
import type { Home, Known } from './demo-figures-known.ts'
import { createNaming, type Named } from './demo-figures-names.ts'
import type { PlanningTerm, PlanningTier } from './demo-figures-targets.ts'

export type Post = Readonly<{
  position: string
  unit: string
  kind: 'appointment' | 'rotation' | 'transfer'
  startedOn: string
  endedOn: string | null
  decisionNo: string
  managingTier: 'central' | 'province' | 'district' | 'commune'
  locality?: 'local' | 'notLocal' | 'unknown'
  localityBy?: string
}>

export type Planned = Readonly<{ term: PlanningTerm; tier: PlanningTier; unit: string; decisionNo: string }>

/** Somebody of the figures, with his posts and what he is planned for. */
export type Figure = Named &
  Readonly<{
    code: string
    kind: 'civilServant' | 'leader' | 'publicEmployee' | 'partTime'
    serviceFrom: string | null
    recruitedOn: string | null
    partyMember: boolean | null
    posts: readonly Post[]
    planned: readonly Planned[]
  }>

/** The day before districts and old communes ceased to be, and the first day of what followed them. */
export const [lastOldDay, firstNewDay] = ['2025-06-30', '2025-07-01'] as const

/** What every group of people is made with. */
export type Making = Readonly<{
  chance: Chance
  homes: readonly Home[]
  homeOf(place: number): Home
  numberOf(body: string): string
  named(womenPerCent: number, age: () => number, year: number): Named
}>

export const createMaking = (chance: Chance, { homes, names }: Known): Making => {
  const name = createNaming(chance, names)
  const home = (place: number): Home => {
    const found = homes[place % homes.length]
    if (!found) throw new Error('The demonstration province has no communes.')
    return found
  }
  return {
    ...{ chance, homes, homeOf: home },
    numberOf: body => `${100 + chance(2_900)}-QĐ/${body}`,
    named: (womenPerCent, age, year) => name(womenPerCent, () => bornAtAge(age(), year, chance)),
  }
}

/** A first day of service some 23 years after somebody was born. */
export const serviceAfter = (bornOn: string, chance: Chance): string =>
  dayOf(Number(bornOn.slice(0, 4)) + 23 + chance(2), 1 + chance(12), 1)

/** A post in an old unit, and from the day of the merger on one in what followed it. */
export const throughMerger = (
  { numberOf }: Making,
  before: Readonly<{
    position: string
    unit: string
    body: string
    startedOn: string
    tier: Post['managingTier']
  }>,
  after: Readonly<{ position: string; unit: string; body: string; tier: Post['managingTier'] }>,
): readonly Post[] => {
  const { position, unit, startedOn } = before
  const rest = { kind: 'appointment' as const, decisionNo: numberOf(before.body), managingTier: before.tier }
  const { body, tier, ...new_ } = after
  return [
    { position, unit, startedOn, endedOn: lastOldDay, ...rest },
    {
      ...new_,
      kind: 'appointment',
      startedOn: firstNewDay,
      endedOn: null,
      decisionNo: numberOf(body),
      managingTier: tier,
    },
  ]
}
