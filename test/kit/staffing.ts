import { randomUUID } from 'node:crypto'
import type { Town } from './town.ts'

const millisecondsPerDay = 86_400_000

/** Days from today, as the database keeps them. */
export const dayFrom = ({ deps }: Town, days: number): Date =>
  new Date(Date.parse(`${deps.moment().today}T00:00:00Z`) + days * millisecondsPerDay)

export const unitNamed = ({ database }: Town, name: string) =>
  database.prisma.unit.findFirstOrThrow({ where: { name, validTo: null } })

export const personOf = ({ database }: Town, code: string) =>
  database.prisma.person.findUniqueOrThrow({ where: { code } })

type Span = Readonly<{ from?: number; to?: number }>

/** Gives somebody one more post, one that others there have and he has not. */
export const givesPost = async (town: Town, code: string, unitName: string, span: Span = {}) => {
  const { prisma } = town.database
  const { id: personId } = await personOf(town, code)
  const { id: unitId } = await unitNamed(town, unitName)
  const { id: positionId } = await prisma.position.findFirstOrThrow({
    where: {
      leadership: false,
      AND: [{ assignments: { some: { unitId } } }, { assignments: { none: { personId } } }],
    },
    orderBy: { code: 'asc' },
  })
  const { from = -1, to } = span
  const dates = { startedOn: dayFrom(town, from), endedOn: to === undefined ? null : dayFrom(town, to) }
  const facts = { kind: 'appointment', decisionNo: '1', mandated: false, locality: 'unknown' }
  return prisma.assignment.create({
    data: { ...facts, ...dates, id: randomUUID(), personId, positionId, unitId },
  })
}

/** Ends all posts of somebody; 0 is today, his last day. */
export const leavesPosts = async (town: Town, code: string, day: number): Promise<void> => {
  const { id: personId } = await personOf(town, code)
  await town.database.prisma.assignment.updateMany({
    where: { personId, endedOn: null },
    data: { endedOn: dayFrom(town, day) },
  })
}

export const becomes = async (
  town: Town,
  role: 'staff' | 'admin',
  code: string,
  unitName: string,
): Promise<void> => {
  const { id: personId } = await personOf(town, code)
  const { id: unitId } = await unitNamed(town, unitName)
  const validFrom = dayFrom(town, -1)
  await town.database.prisma.role.create({ data: { id: randomUUID(), personId, role, unitId, validFrom } })
}

/** Yesterday was the last day of whatever role somebody had. */
export const losesRoles = async (town: Town, personId: string): Promise<void> => {
  await town.database.prisma.role.updateMany({
    where: { personId, validTo: null },
    data: { validTo: dayFrom(town, -1) },
  })
}

export const regainsRoles = async (town: Town, personId: string): Promise<void> => {
  await town.database.prisma.role.updateMany({ where: { personId }, data: { validTo: null } })
}
