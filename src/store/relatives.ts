import type { Day } from '../domain/day.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import type { DeclaredRelation, Relatives } from '../domain/relative/port.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning, literally, mainPost, summaryColumns } from './people.ts'

const findPosted = (
  connection: Connection,
  personId: string,
  today: Day,
  where: Prisma.Sql,
  limit: number,
): Promise<PersonSummary[]> =>
  connection.$queryRaw<PersonSummary[]>(Prisma.sql`
    SELECT ${summaryColumns} FROM "Person" p ${mainPost(today)}
    WHERE p."id" <> ${personId}::uuid AND ${where} AND EXISTS (
      SELECT 1 FROM "Assignment" a
      WHERE a."personId" = p."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
    ORDER BY p."name", p."id" LIMIT ${limit}`)

export const createRelatives = (connection: Connection): Relatives => ({
  list: (personId, today) =>
    connection.$queryRaw<DeclaredRelation[]>(Prisma.sql`
      SELECT r."id", p."name", post."unit", r."personId" = ${personId}::uuid AS "isMine"
      FROM "DeclaredRelative" r
      JOIN "Person" p ON p."id" = CASE WHEN r."personId" = ${personId}::uuid THEN r."relativeId" ELSE r."personId" END
      ${mainPost(today)}
      WHERE ${personId}::uuid IN (r."personId", r."relativeId") AND r."endedAt" IS NULL
      ORDER BY r."declaredAt", r."id"`),

  find: (personId, name, today, limit) =>
    findPosted(
      connection,
      personId,
      today,
      Prisma.sql`fold_name(p."name") LIKE '%' || fold_name(${literally(name)}) || '%'`,
      limit,
    ),

  async person(personId, otherId, today) {
    const where = Prisma.sql`p."id" = ${otherId}::uuid`
    return (await findPosted(connection, personId, today, where, 1))[0]
  },

  async declare({ id, personId, relativeId, at }) {
    await connection.$queryRaw(Prisma.sql`
      SELECT 1 FROM "Person" WHERE "id" IN (${personId}::uuid, ${relativeId}::uuid)
      ORDER BY "id" FOR NO KEY UPDATE`)
    const both = [
      { personId, relativeId },
      { personId: relativeId, relativeId: personId },
    ]
    if ((await connection.declaredRelative.count({ where: { endedAt: null, OR: both } })) > 0) return false
    await connection.declaredRelative.create({ data: { id, personId, relativeId, declaredAt: at } })
    return true
  },

  async end(id, personId, at) {
    const where = { id, personId, endedAt: null }
    const found = await connection.declaredRelative.findFirst({ where, select: { relativeId: true } })
    const { count } = await connection.declaredRelative.updateMany({ where, data: { endedAt: at } })
    return count > 0 ? found?.relativeId : undefined
  },
})
