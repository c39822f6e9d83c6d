import type { OverdueDuty } from '../domain/board/board.ts'
import type { Day } from '../domain/day.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { authoritiesOf, mainPost, staffScope } from './people.ts'

type Row = Omit<OverdueDuty, 'dueOn'> & Readonly<{ dueOn: Date }>

/** What is past its day of the inspections in somebody's scope as staff, the oldest first; nothing of a sealed one. */
export const findOverdueDuties = async (
  connection: Connection,
  staffId: string,
  today: Day,
): Promise<readonly OverdueDuty[]> => {
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    WITH RECURSIVE ${staffScope(staffId, today, 'all')},
    duty AS (
      SELECT 'recommendation' AS "kind", re."inspectionId", re."number", re."ownerId", re."dueOn"
      FROM "Recommendation" re WHERE re."state" = 'open' AND re."dueOn" < ${fromDay(today)}::date
      UNION ALL
      SELECT 'urge', coalesce(ur."inspectionId", re."inspectionId"), re."number", ur."recipientId", ur."dueOn"
      FROM "Urge" ur LEFT JOIN "Recommendation" re ON re."id" = ur."recommendationId"
      WHERE ur."answeredAt" IS NULL AND ur."dueOn" < ${fromDay(today)}::date
    ),
    owner AS MATERIALIZED (
      SELECT p."id", p."name", post."unit", above."name" AS "authority"
      FROM "Person" p ${mainPost(today)}
      LEFT JOIN LATERAL (${authoritiesOf(Prisma.sql`p."id"`, today)} LIMIT 1) above ON true
      WHERE p."id" IN (SELECT "ownerId" FROM duty)
    )
    SELECT duty."kind", i."title", duty."number", owner."name" AS "owner", owner."unit", owner."authority", duty."dueOn"
    FROM duty JOIN owner ON owner."id" = duty."ownerId" JOIN "Inspection" i ON i."id" = duty."inspectionId"
    WHERE i."unitId" IN (SELECT "id" FROM scope) AND (NOT i."sealed" OR i."openedAt" IS NOT NULL)
    ORDER BY duty."dueOn", i."title", duty."number" NULLS LAST, owner."name"`)
  return rows.map(row => ({ ...row, dueOn: toDay(row.dueOn) }))
}
