import { unitNamed } from './staffing.ts'
import type { Town } from './town.ts'

type Kind = 'civilServant' | 'publicEmployee' | 'partTime'
type Facts = Readonly<{
  kind?: Kind
  bornOn?: string
  gender?: 'female' | 'male'
  recruitedOn?: string
  partyMember?: boolean
}>

const dayOf = (day: string | undefined): Date | null =>
  day === undefined ? null : new Date(`${day}T00:00:00Z`)

/** So many people more with the same facts, none of them with a post; answers their ids. */
export const addPeople = async ({ database, deps }: Town, count: number, facts: Facts): Promise<string[]> => {
  const { bornOn, recruitedOn, kind = 'civilServant', gender = null, partyMember = null } = facts
  const people = Array.from({ length: count }, () => deps.newId())
  await database.prisma.person.createMany({
    data: people.map(id => ({
      ...{ id, code: `Z${id}`, name: 'Lò Văn Kín', kind, gender, partyMember, createdAt: deps.moment().at },
      ...{ bornOn: dayOf(bornOn), recruitedOn: dayOf(recruitedOn) },
    })),
  })
  return people
}

export const arePlanned = async (
  town: Town,
  people: readonly string[],
  { term, tier, unit }: Readonly<{ term: string; tier: string; unit: string }>,
): Promise<void> => {
  const { id: unitId } = await unitNamed(town, unit)
  const common = { term, tier, unitId, decisionNo: '12-QĐ/TU' }
  await town.database.prisma.plannedCadre.createMany({
    data: people.map(personId => ({ ...common, id: town.deps.newId(), personId })),
  })
}

/** Gives people a post in a unit that lasts. */
export const holdPosts = async (
  town: Town,
  people: readonly string[],
  { unit, group, since }: Readonly<{ unit: string; group: string; since: string }>,
): Promise<void> => {
  const { prisma } = town.database
  const { id: unitId } = await unitNamed(town, unit)
  const facts = { titles: { vi: group }, positionGroup: group, leadership: false, nonLocalRequired: false }
  const { id: positionId } = await prisma.position.upsert({
    where: { code: `test-${group}` },
    create: { ...facts, id: town.deps.newId(), code: `test-${group}` },
    update: {},
  })
  const common = {
    kind: 'appointment',
    decisionNo: '1',
    mandated: false,
    locality: 'unknown',
    unitId,
    positionId,
  }
  const startedOn = new Date(`${since}T00:00:00Z`)
  await prisma.assignment.createMany({
    data: people.map(personId => ({ ...common, id: town.deps.newId(), personId, startedOn })),
  })
}

type NewTarget = Readonly<{ names: Readonly<Record<string, string>>; reached: boolean | null; asOf?: string }>

export const haveTargets = async (
  town: Town,
  resolution: string,
  unit: string,
  targets: readonly NewTarget[],
): Promise<void> => {
  const { id: unitId } = await unitNamed(town, unit)
  await town.database.prisma.resolutionTarget.createMany({
    data: targets.map(({ names, reached, asOf = '2024-10-14' }, at) => ({
      ...{ id: town.deps.newId(), code: `${resolution}-${at}`, names, resolution, unitId, reached },
      asOf: new Date(`${asOf}T00:00:00Z`),
    })),
  })
}
