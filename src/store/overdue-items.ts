import type { OverdueItem } from '../domain/approval/routing-port.ts'
import type { Day } from '../domain/day.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { areRelated, isRunning, staffScope } from './people.ts'
import { isUndecided } from './undecided.ts'

type Row = Omit<OverdueItem, 'dueOn'> & Readonly<{ dueOn: Date; total: number }>

/** What waits beyond its day for people with a post in or below a unit somebody is staff for. */
export const findOverdue = async (
  connection: Connection,
  staffId: string,
  today: Day,
  { offset, limit }: Readonly<{ offset: number; limit: number }>,
): Promise<Readonly<{ total: number; items: readonly OverdueItem[] }>> => {
  const found = Prisma.sql`
    WITH RECURSIVE ${staffScope(staffId, today)},
    late AS (
      SELECT ap.* FROM "Approval" ap
      WHERE ap."dueOn" < ${fromDay(today)}::date AND ap."authorityId" IS NOT NULL
        AND ${isUndecided}
        AND ap."requesterId" <> ${staffId}::uuid
        AND NOT ${areRelated(Prisma.sql`ap."requesterId"`, Prisma.sql`${staffId}::uuid`)}
        AND EXISTS (SELECT 1 FROM "Assignment" a JOIN scope ON scope."id" = a."unitId"
          WHERE a."personId" = ap."requesterId" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
    )`
  const [count] = await connection.$queryRaw<{ total: number }[]>(
    Prisma.sql`${found} SELECT count(*)::int AS "total" FROM late`,
  )
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`${found}
    SELECT late."id", late."kind", p."name" AS "requester", au."name" AS "authority", late."authorityId",
      late."createdAt", late."dueOn"
    FROM late JOIN "Person" p ON p."id" = late."requesterId" JOIN "Person" au ON au."id" = late."authorityId"
    ORDER BY late."createdAt", late."id" OFFSET ${offset} LIMIT ${limit}`)
  return { total: count?.total ?? 0, items: rows.map(row => ({ ...row, dueOn: toDay(row.dueOn) })) }
}
