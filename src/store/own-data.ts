import { type Look, looks, type OwnData } from '../domain/own-data/look.ts'
import { type Connection, Prisma } from './database.ts'
import { mainPost } from './people.ts'

/** Of "AuditEvent" as ae: it belongs to an inspection that nobody but its team knows of. */
const isSecret = Prisma.sql`EXISTS (SELECT 1 FROM "Inspection" i
  WHERE i."id"::text = ae."details"->>'inspectionId' AND i."sealed" AND i."openedAt" IS NULL)`

const looksAt = (personId: string): Prisma.Sql => Prisma.sql`
  ae."subjectId" = ${personId}::uuid AND ae."actorId" IS NOT NULL AND ae."actorId" <> ${personId}::uuid
  AND ae."action" = ANY(${[...looks]}) AND NOT ${isSecret}`

type Row = Readonly<{ at: Date; action: Look['action'] }> & Look['by']

export const createOwnData = (connection: Connection): OwnData => ({
  async looks(personId, today, page) {
    const [count] = await connection.$queryRaw<{ total: number }[]>(
      Prisma.sql`SELECT count(*)::int AS "total" FROM "AuditEvent" ae WHERE ${looksAt(personId)}`,
    )
    const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
      SELECT ae."at", ae."action", p."name", post."titles" AS "positionTitles", post."unit"
      FROM "AuditEvent" ae JOIN "Person" p ON p."id" = ae."actorId" ${mainPost(today)}
      WHERE ${looksAt(personId)} ORDER BY ae."seq" DESC OFFSET ${page.offset} LIMIT ${page.limit}`)
    const items = rows.map(({ at, action, ...by }) => ({ at, action, by }))
    return { total: count?.total ?? 0, items }
  },
})
