import type { Day } from '../domain/day.ts'
import type { Deputyship } from '../domain/deputy/deputy.ts'
import type { Deputies } from '../domain/deputy/port.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { holdPerson } from './hold-person.ts'
import { isRunning, literally, mainPost, summaryColumns } from './people.ts'

const listOf = async (connection: Connection, principalId: string, today: Day): Promise<Deputyship[]> => {
  const rows = await connection.deputy.findMany({
    where: { principalId, validTo: { gte: fromDay(today) } },
    include: { deputy: true },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, deputyId, deputy, validFrom, validTo }) => ({
    id,
    principalId,
    deputyId,
    deputy: deputy.name,
    from: toDay(validFrom),
    to: toDay(validTo),
  }))
}

/** Everybody with a post today in the principal's units, in those above them or in those directly below. */
const findNear = (
  connection: Connection,
  principalId: string,
  today: Day,
  where: Prisma.Sql,
  limit: number,
): Promise<PersonSummary[]> =>
  connection.$queryRaw<PersonSummary[]>(Prisma.sql`
    WITH own AS (
      SELECT DISTINCT u."id", u."parentId" FROM "Assignment" a JOIN "Unit" u ON u."id" = a."unitId"
      WHERE a."personId" = ${principalId}::uuid AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
    ), near AS (
      SELECT "id" FROM own UNION SELECT "parentId" FROM own
      UNION SELECT u."id" FROM "Unit" u JOIN own ON own."id" = u."parentId"
    )
    SELECT ${summaryColumns} FROM "Person" p ${mainPost(today)}
    WHERE p."id" <> ${principalId}::uuid AND ${where} AND EXISTS (
      SELECT 1 FROM "Assignment" a JOIN near ON near."id" = a."unitId"
      WHERE a."personId" = p."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
    ORDER BY p."name", p."id" LIMIT ${limit}`)

export const createDeputies = (connection: Connection): Deputies => ({
  async isPrincipal(personId, today) {
    const [row] = await connection.$queryRaw<{ is: boolean }[]>(Prisma.sql`
      SELECT EXISTS (SELECT 1 FROM "SupervisorLine" s WHERE s."supervisorId" = ${personId}::uuid
          AND ${isRunning('s."validFrom"', 's."validTo"', today)})
        OR EXISTS (SELECT 1 FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
          WHERE a."personId" = ${personId}::uuid AND po."leadership"
            AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}) AS "is"`)
    return row?.is ?? false
  },

  list: (principalId, today) => listOf(connection, principalId, today),

  async lock(principalId, today) {
    await holdPerson(connection, principalId)
    return listOf(connection, principalId, today)
  },

  find: (principalId, name, today, limit) =>
    findNear(
      connection,
      principalId,
      today,
      Prisma.sql`fold_name(p."name") LIKE '%' || fold_name(${literally(name)}) || '%'`,
      limit,
    ),

  async candidate(principalId, personId, today) {
    const where = Prisma.sql`p."id" = ${personId}::uuid`
    return (await findNear(connection, principalId, today, where, 1))[0]
  },

  async add({ from, to, ...deputyship }) {
    await connection.deputy.create({
      data: { ...deputyship, validFrom: fromDay(from), validTo: fromDay(to) },
    })
  },

  async end(id, today) {
    await connection.deputy.deleteMany({ where: { id, validFrom: { gte: fromDay(today) } } })
    await connection.$executeRaw(
      Prisma.sql`UPDATE "Deputy" SET "validTo" = ${fromDay(today)}::date - 1 WHERE "id" = ${id}::uuid`,
    )
  },
})
