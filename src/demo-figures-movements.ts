import { dayBefore, dayOfTerm } from './demo-figures-chance.ts'
import type { Known } from './demo-figures-known.ts'
import { type Figure, lastOldDay, type Making, type Post } from './demo-figures-person.ts'
import { figures } from './demo-figures-targets.ts'

type Tier = keyof typeof figures.movements.tiers
type Kind = 'rotation' | 'transfer'
type Left = Readonly<Record<Kind, Readonly<Record<Tier, number>>>>

const tiers = ['central', 'province', 'district'] as const

/** Movements of the term that the province does not have yet: some 25 % of those of each level are rotations. */
export const movementsLeft = ({ posts }: Known): Left => {
  const { from, to, rotation, transfer, tiers: all } = figures.movements
  const known = posts.filter(({ startedOn }) => from <= startedOn && startedOn <= to)
  const count = (isMeant: (post: Known['posts'][number]) => boolean): number => known.filter(isMeant).length
  const isMoved = (kind: string): boolean => kind === 'rotation' || kind === 'transfer'
  const left = (tier: Tier): number =>
    all[tier] - count(({ kind, managingTier }) => isMoved(kind) && managingTier === tier)
  const rotations = rotation - count(({ kind }) => kind === 'rotation')
  const [central, province, district] = tiers.map(left) as [number, number, number]
  const [some, few] = [Math.floor(province / 3), Math.floor(central / 2)]
  const rotated = { central: few, province: some, district: rotations - few - some }
  const transferred = {
    central: central - rotated.central,
    province: province - rotated.province,
    district: district - rotated.district,
  }
  const sum = Object.values(transferred).reduce((total, one) => total + one, 0)
  if (sum !== transfer - count(({ kind }) => kind === 'transfer'))
    throw new Error('The movements of the demonstration province do not leave room for those of the figures.')
  return { rotation: rotated, transfer: transferred }
}

/** Where somebody moves to; his former post ends the day before, and what he has had since the merger stays. */
type Move = Readonly<Pick<Post, 'position' | 'unit' | 'kind' | 'startedOn' | 'decisionNo' | 'managingTier'>> &
  Partial<Pick<Post, 'locality' | 'localityBy'>>

const moved = (person: Figure, move: Move): Figure => {
  const [first, ...later] = person.posts
  if (!first) return person
  const after: readonly Post[] =
    later.length > 0 ? later : [{ ...first, startedOn: '2025-07-01', decisionNo: move.decisionNo }]
  return {
    ...person,
    posts: [{ ...first, endedOn: dayBefore(move.startedOn) }, { ...move, endedOn: lastOldDay }, ...after],
  }
}

const kindsOf = (left: Left, tier: Tier): readonly Kind[] => [
  ...Array.from({ length: left.rotation[tier] }, () => 'rotation' as const),
  ...Array.from({ length: left.transfer[tier] }, () => 'transfer' as const),
]

/** Localities of the secretaries that are missing: local and unknown ones last. */
const localitiesOf = ({ posts }: Known, open: number): readonly NonNullable<Post['locality']>[] => {
  const held = posts.filter(
    ({ position, endedOn }) => position === 'communeSecretary' && endedOn === lastOldDay,
  )
  const count = (wanted: string): number => held.filter(({ locality }) => locality === wanted).length
  const notLocal = figures.secretaries.notLocal - count('notLocal')
  const unknown = figures.secretaries.unknown - count('unknown')
  return Array.from({ length: open }, (_, place) =>
    place < notLocal ? 'notLocal' : place < notLocal + unknown ? 'unknown' : 'local',
  )
}

/** People of the districts move: some to every commune that has no secretary, the others to another district. */
export const moveDistrictPeople = (
  people: readonly Figure[],
  known: Known,
  making: Making,
): readonly Figure[] => {
  const { chance, homes, numberOf } = making
  const taken = new Set(
    known.posts
      .filter(({ position, endedOn }) => position === 'communeSecretary' && endedOn === lastOldDay)
      .map(({ unit }) => unit),
  )
  const open = homes.filter(({ commune }) => !taken.has(commune))
  const localities = localitiesOf(known, open.length)
  const kinds = kindsOf(movementsLeft(known), 'district')
  if (kinds.length < open.length)
    throw new Error('There are fewer movements than communes without a secretary.')
  return people.map((person, place) => {
    const kind = kinds[place]
    if (!kind) return person
    const startedOn = place === 0 ? figures.movements.to : dayOfTerm(chance)
    const how = { kind, startedOn, decisionNo: numberOf('HU'), managingTier: 'district' as const }
    const [home, locality] = [open[place], localities[place]]
    if (!home || !locality) {
      const from = person.posts[0]?.unit
      const other = homes.find(({ district }, number) => number > chance(100) && district !== from)
      return moved(person, { ...how, position: 'districtCadre', unit: other?.district ?? 'H01' })
    }
    const recorded = locality === 'unknown' ? {} : { localityBy: numberOf('HU') }
    const post = { position: 'communeSecretary', unit: home.commune, locality, ...recorded }
    return moved({ ...person, kind: 'leader' }, { ...how, ...post })
  })
}

/** People of the province move to its districts, two of them by a decision of the centre within its agencies. */
export const moveProvincePeople = (
  people: readonly Figure[],
  known: Known,
  making: Making,
): readonly Figure[] => {
  const left = movementsLeft(known)
  const [central, province] = [kindsOf(left, 'central'), kindsOf(left, 'province')]
  return people.map((person, place) => {
    const tier = place < central.length ? ('central' as const) : ('province' as const)
    const kind = tier === 'central' ? central[place] : province[place - central.length]
    if (!kind) return person
    const startedOn = dayOfTerm(making.chance)
    const how = {
      kind,
      startedOn,
      managingTier: tier,
      decisionNo: making.numberOf(tier === 'central' ? 'TW' : 'TU'),
    }
    const district = making.homeOf(place * 7).district
    const to =
      tier === 'central'
        ? { position: 'provinceCadre', unit: person.posts[0]?.unit === 'UBND' ? 'TU' : 'UBND' }
        : { position: 'districtCadre', unit: district }
    return moved(person, { ...how, ...to })
  })
}
