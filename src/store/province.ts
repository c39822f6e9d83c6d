import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Connection, Prisma } from './database.ts'
import { fromDay, fromDayOrNull } from './day-column.ts'

const folder = new URL('../../prisma/demo/', import.meta.url)
const day = z.iso.date()

const unitsSchema = z.object({
  units: z.array(
    z.object({
      code: z.string(),
      kind: z.string(),
      name: z.string(),
      parent: z.string().nullable(),
      validFrom: day,
      validTo: day.nullable(),
    }),
  ),
  successions: z.array(
    z.object({ from: z.string(), to: z.string(), share: z.number(), decision: z.string() }),
  ),
})

const castSchema = z.object({
  role: z.enum(['cadre', 'supervisor', 'staff', 'inspectedHead', 'admin']),
  person: z.string(),
  language: z.enum(['vi', 'en', 'de', 'ar']),
})

const peopleSchema = z.object({
  cast: z.array(castSchema),
  positions: z.array(
    z.object({
      code: z.string(),
      titles: z.record(z.string(), z.string()),
      group: z.string(),
      leadership: z.boolean(),
      nonLocalRequired: z.boolean(),
      termYears: z.number().nullable(),
      rank: z.enum(['head', 'deputy']).nullable().default(null),
      tier: z.string().nullable().default(null),
      field: z.string().nullable().default(null),
    }),
  ),
  people: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      type: z.string(),
      gender: z.enum(['female', 'male']).nullable().default(null),
      bornOn: day.nullable().default(null),
      serviceFrom: day.nullable().default(null),
      serviceUntil: day.nullable().default(null),
      supervisor: z.string().optional(),
      pendingApproval: z.boolean().optional(),
      roles: z.array(z.object({ role: z.string(), unit: z.string(), validFrom: day })).optional(),
      assignments: z.array(
        z.object({
          position: z.string(),
          unit: z.string(),
          kind: z.string(),
          startedOn: day,
          endedOn: day.nullable(),
          decisionNo: z.string(),
          mandated: z.boolean(),
          locality: z.string(),
          localityBy: z.string().nullable().default(null),
          managingTier: z.string().nullable().default(null),
        }),
      ),
    }),
  ),
})

export type CastRole = z.infer<typeof castSchema>['role']
export type CastMember = Readonly<{
  role: CastRole
  personId: string
  name: string
  language: 'vi' | 'en' | 'de' | 'ar'
}>

export type Province = Readonly<{
  cast: readonly CastMember[]
  pending: Readonly<{ id: string; name: string }> | null
}>

type People = z.infer<typeof peopleSchema>
type Ids = ReadonlyMap<string, string>

const readJson = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

const idsFor = (codes: readonly string[], newId: () => string): Ids =>
  new Map(codes.map(code => [code, newId()]))

const idOf = (ids: Ids, code: string): string => {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`The demonstration province names ${code}, which it does not have.`)
  return id
}

const addUnits = async (connection: Connection, newId: () => string): Promise<Ids> => {
  const { units, successions } = unitsSchema.parse(readJson('units.json'))
  const ids = idsFor(
    units.map(unit => unit.code),
    newId,
  )
  // Foreign keys are checked at the end of a statement, so parents and children can come together.
  await connection.unit.createMany({
    data: units.map(({ parent, validFrom, validTo, ...unit }) => ({
      ...unit,
      id: idOf(ids, unit.code),
      parentId: parent === null ? null : idOf(ids, parent),
      validFrom: fromDay(validFrom),
      validTo: fromDayOrNull(validTo),
    })),
  })
  await connection.unitSuccession.createMany({
    data: successions.map(({ from, to, ...rest }) => ({
      ...rest,
      fromId: idOf(ids, from),
      toId: idOf(ids, to),
    })),
  })
  return ids
}

const addPositions = async (
  connection: Connection,
  positions: People['positions'],
  newId: () => string,
): Promise<Ids> => {
  const ids = idsFor(
    positions.map(position => position.code),
    newId,
  )
  await connection.position.createMany({
    data: positions.map(({ group, titles, ...position }) => ({
      ...position,
      id: idOf(ids, position.code),
      titles: titles as Prisma.InputJsonObject,
      positionGroup: group,
    })),
  })
  return ids
}

type Known = Readonly<{ people: Ids; units: Ids; positions: Ids; newId: () => string }>

const addCareers = async (connection: Connection, people: People['people'], known: Known): Promise<void> => {
  const { newId } = known
  await connection.assignment.createMany({
    data: people.flatMap(person =>
      person.assignments.map(({ position, unit, startedOn, endedOn, ...assignment }) => ({
        ...assignment,
        id: newId(),
        personId: idOf(known.people, person.code),
        positionId: idOf(known.positions, position),
        unitId: idOf(known.units, unit),
        startedOn: fromDay(startedOn),
        endedOn: fromDayOrNull(endedOn),
      })),
    ),
  })
  await connection.role.createMany({
    data: people.flatMap(person =>
      (person.roles ?? []).map(({ role, unit, validFrom }) => ({
        id: newId(),
        personId: idOf(known.people, person.code),
        role,
        unitId: idOf(known.units, unit),
        validFrom: fromDay(validFrom),
      })),
    ),
  })
  await connection.supervisorLine.createMany({
    data: people.flatMap(({ code, supervisor }) =>
      supervisor
        ? [
            {
              id: newId(),
              subordinateId: idOf(known.people, code),
              supervisorId: idOf(known.people, supervisor),
              validFrom: fromDay('2025-07-01'),
            },
          ]
        : [],
    ),
  })
}

/** Fills an empty database with the demonstration province: fictional people in a unit tree of real size. */
export const addProvince = async (
  connection: Connection,
  createdAt: Date,
  newId: () => string,
): Promise<Province> => {
  const { cast, positions, people } = peopleSchema.parse(readJson('people.json'))
  const units = await addUnits(connection, newId)
  const positionIds = await addPositions(connection, positions, newId)
  const peopleIds = idsFor(
    people.map(person => person.code),
    newId,
  )
  await connection.person.createMany({
    data: people.map(({ code, name, type, gender, bornOn, serviceFrom, serviceUntil }) => ({
      id: idOf(peopleIds, code),
      code,
      name,
      kind: type,
      gender,
      bornOn: fromDayOrNull(bornOn),
      serviceFrom: fromDayOrNull(serviceFrom),
      serviceUntil: fromDayOrNull(serviceUntil),
      createdAt,
    })),
  })
  await addCareers(connection, people, { people: peopleIds, units, positions: positionIds, newId })
  const nameOf = (code: string): string => people.find(person => person.code === code)?.name ?? code
  const waiting = people.find(person => person.pendingApproval)
  return {
    cast: cast.map(({ role, person, language }) => ({
      role,
      language,
      personId: idOf(peopleIds, person),
      name: nameOf(person),
    })),
    pending: waiting ? { id: idOf(peopleIds, waiting.code), name: waiting.name } : null,
  }
}

/** The cast of a province that was loaded before; empty when there is none, or not the whole of it. */
export const findProvinceCast = async (connection: Connection): Promise<readonly CastMember[]> => {
  const { cast } = peopleSchema.parse(readJson('people.json'))
  const codes = cast.map(member => member.person)
  const known = await connection.person.findMany({
    where: { code: { in: codes } },
    select: { id: true, code: true, name: true },
  })
  return cast.flatMap(({ role, language, person }) => {
    const found = known.find(row => row.code === person)
    return found ? [{ role, language, personId: found.id, name: found.name }] : []
  })
}
