import type { Relation } from '../domain/access.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import type { Roles, UnitOfRole } from '../domain/role/port.ts'
import type { HeldRole, RoleFacts } from '../domain/role/role.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { holdPerson } from './hold-person.ts'
import { literally, mainPost, summaryColumns } from './people.ts'
import { createRoleChanges } from './role-changes.ts'
import { adminScope, adminsOver, mayBeOne } from './role-scope.ts'
import { areRelated, hasLeft, isRunning } from './standing.ts'

type HeldRow = Omit<HeldRole, 'since'> & Readonly<{ since: Date }>

const selectHeld = (
  adminId: string,
  today: string,
  where: Prisma.Sql,
  page: Prisma.Sql,
): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE ${adminScope(Prisma.sql`${adminId}::uuid`, today)}
  SELECT r."id", r."personId", p."name" AS "person", r."role", r."unitId", u."name" AS "unit", r."validFrom" AS "since"
  FROM "Role" r JOIN "Person" p ON p."id" = r."personId" JOIN "Unit" u ON u."id" = r."unitId"
  WHERE r."unitId" IN (SELECT "id" FROM covered) AND ${isRunning('r."validFrom"', 'r."validTo"', today)} AND ${where}
  ORDER BY p."name", p."id", r."role", u."name", r."id" ${page}`

const toHeld = (rows: readonly HeldRow[]): HeldRole[] =>
  rows.map(({ since, ...row }) => ({ ...row, since: toDay(since) }))

/** Of "Person" as p: with a post or a role today in what is `covered`. */
const isCoveredPerson = (today: string): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT 1 FROM "Assignment" a WHERE a."personId" = p."id" AND a."unitId" IN (SELECT "id" FROM covered)
    AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
  OR EXISTS (SELECT 1 FROM "Role" hr WHERE hr."personId" = p."id" AND hr."unitId" IN (SELECT "id" FROM covered)
    AND ${isRunning('hr."validFrom"', 'hr."validTo"', today)}))`

const selectPeople = (
  adminId: string,
  today: string,
  where: Prisma.Sql,
  limit: number,
): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE ${adminScope(Prisma.sql`${adminId}::uuid`, today)}
  SELECT ${summaryColumns} FROM "Person" p ${mainPost(today)}
  WHERE ${where} AND ${isCoveredPerson(today)} ORDER BY p."name", p."id" LIMIT ${limit}`

export const createRoles = (connection: Connection): Roles => ({
  ...createRoleChanges(connection),

  async held(adminId, today, { offset, limit }) {
    const all = selectHeld(adminId, today, Prisma.sql`true`, Prisma.empty)
    const [count] = await connection.$queryRaw<{ total: number }[]>(
      Prisma.sql`SELECT count(*)::int AS "total" FROM (${all}) held`,
    )
    const page = Prisma.sql`OFFSET ${offset} LIMIT ${limit}`
    const rows = await connection.$queryRaw<HeldRow[]>(selectHeld(adminId, today, Prisma.sql`true`, page))
    return { total: count?.total ?? 0, items: toHeld(rows) }
  },

  async heldBy(adminId, personId, today) {
    const where = Prisma.sql`r."personId" = ${personId}::uuid`
    return toHeld(await connection.$queryRaw<HeldRow[]>(selectHeld(adminId, today, where, Prisma.empty)))
  },

  async person(adminId, personId, today) {
    const where = Prisma.sql`p."id" = ${personId}::uuid`
    return (await connection.$queryRaw<PersonSummary[]>(selectPeople(adminId, today, where, 1)))[0]
  },

  find: (adminId, name, today, limit) =>
    connection.$queryRaw<PersonSummary[]>(
      selectPeople(
        adminId,
        today,
        Prisma.sql`fold_name(p."name") LIKE '%' || fold_name(${literally(name)}) || '%'`,
        limit,
      ),
    ),

  unitsAround: (adminId, personId, today) =>
    connection.$queryRaw<UnitOfRole[]>(Prisma.sql`
      WITH RECURSIVE ${adminScope(Prisma.sql`${adminId}::uuid`, today)}, above AS (
        SELECT u."id", u."parentId", 0 AS "height" FROM "Assignment" a JOIN "Unit" u ON u."id" = a."unitId"
        WHERE a."personId" = ${personId}::uuid AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
        UNION
        SELECT u."id", u."parentId", above."height" + 1 FROM "Unit" u JOIN above ON u."id" = above."parentId")
      SELECT u."id", u."name" FROM above JOIN "Unit" u ON u."id" = above."id"
      WHERE u."id" IN (SELECT "id" FROM covered) AND ${isRunning('u."validFrom"', 'u."validTo"', today)}
      GROUP BY u."id", u."name" ORDER BY min(above."height"), u."name", u."id"`),

  findUnits: (adminId, name, today, limit) =>
    connection.$queryRaw<UnitOfRole[]>(Prisma.sql`
      WITH RECURSIVE ${adminScope(Prisma.sql`${adminId}::uuid`, today)}
      SELECT u."id", u."name" FROM "Unit" u
      WHERE u."id" IN (SELECT "id" FROM covered) AND ${isRunning('u."validFrom"', 'u."validTo"', today)}
        AND fold_name(u."name") LIKE '%' || fold_name(${literally(name)}) || '%'
      ORDER BY length(u."name"), u."name", u."id" LIMIT ${limit}`),

  async unit(unitId) {
    const found = await connection.unit.findUnique({
      where: { id: unitId },
      select: { id: true, name: true },
    })
    return found ?? undefined
  },

  async relations(actorId, { personId, unitId }, today) {
    const [row] = await connection.$queryRaw<{ isAdmin: boolean; isRelated: boolean }[]>(Prisma.sql`
      SELECT ${actorId}::uuid IN (${adminsOver(Prisma.sql`${unitId}::uuid`, today)}) AS "isAdmin",
        ${areRelated(Prisma.sql`${actorId}::uuid`, Prisma.sql`${personId}::uuid`)} AS "isRelated"`)
    const relations = new Set<Relation>(row?.isAdmin ? ['admin'] : [])
    if (actorId === personId) relations.add('self')
    if (row?.isRelated) relations.add('relative')
    return relations
  },

  async mayBeOne(one, other) {
    const is = mayBeOne(Prisma.sql`${one}::uuid`, Prisma.sql`${other}::uuid`)
    const [row] = await connection.$queryRaw<{ is: boolean }[]>(Prisma.sql`SELECT ${is} AS "is"`)
    return row?.is ?? false
  },

  async facts({ personId, unitId, role }, today) {
    await holdPerson(connection, personId)
    const [row] = await connection.$queryRaw<RoleFacts[]>(Prisma.sql`
      WITH RECURSIVE above AS (
        SELECT u."id", u."parentId" FROM "Unit" u WHERE u."id" = ${unitId}::uuid
        UNION SELECT u."id", u."parentId" FROM "Unit" u JOIN above ON u."id" = above."parentId"),
      held AS (SELECT r."unitId", r."role" FROM "Role" r WHERE r."personId" = ${personId}::uuid
        AND ${isRunning('r."validFrom"', 'r."validTo"', today)})
      SELECT EXISTS (SELECT 1 FROM "Unit" u WHERE u."id" = ${unitId}::uuid
          AND ${isRunning('u."validFrom"', 'u."validTo"', today)}) AS "isUnitStanding",
        NOT ${hasLeft(Prisma.sql`${personId}::uuid`, today)} AND (EXISTS (SELECT 1 FROM held)
          OR EXISTS (SELECT 1 FROM "Assignment" a WHERE a."personId" = ${personId}::uuid
            AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})) AS "isInService",
        EXISTS (SELECT 1 FROM held WHERE "role" = ${role} AND "unitId" = ${unitId}::uuid) AS "isHeld",
        EXISTS (SELECT 1 FROM held WHERE "role" = ${role} AND "unitId" IN (SELECT "id" FROM above)) AS "isCovered",
        (SELECT count(*)::int FROM (${adminsOver(Prisma.sql`${unitId}::uuid`, today)}) others
          WHERE others."id" <> ${personId}::uuid) AS "admins"`)
    return row ?? { isUnitStanding: false, isInService: false, isHeld: false, isCovered: false, admins: 0 }
  },

  async releasers({ personId, unitId }, authorId, today) {
    const person = Prisma.sql`${personId}::uuid`
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT others."id" FROM (${adminsOver(Prisma.sql`${unitId}::uuid`, today)}) others
      WHERE others."id" <> ${authorId}::uuid AND others."id" <> ${person}
        AND NOT ${areRelated(Prisma.sql`others."id"`, person)}
        AND NOT ${mayBeOne(Prisma.sql`others."id"`, Prisma.sql`${authorId}::uuid`)}`)
    return rows.map(({ id }) => id)
  },

  async grant(id, { personId, unitId, role }, today) {
    const validFrom = fromDay(today)
    // A role ended earlier today leaves yesterday as its last day; one that is to begin later begins now.
    await connection.role.deleteMany({ where: { personId, unitId, role, validFrom: { gt: validFrom } } })
    await connection.role.create({ data: { id, personId, unitId, role, validFrom } })
  },

  async end({ personId, unitId, role }, today) {
    const day = fromDay(today)
    await connection.role.deleteMany({ where: { personId, unitId, role, validFrom: { gte: day } } })
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Role" r SET "validTo" = ${day}::date - 1
      WHERE r."personId" = ${personId}::uuid AND r."unitId" = ${unitId}::uuid AND r."role" = ${role}
        AND ${isRunning('r."validFrom"', 'r."validTo"', today)}`)
  },
})
