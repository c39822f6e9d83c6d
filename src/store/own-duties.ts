import type { OwnDuty } from '../domain/board/board.ts'
import { type Connection, Prisma } from './database.ts'
import { toDay } from './day-column.ts'

type Row = Omit<OwnDuty, 'dueOn'> & Readonly<{ dueOn: Date }>

/** Of "Inspection" as i: not one that is its team's alone still. */
const isKnown = Prisma.sql`(NOT i."sealed" OR i."openedAt" IS NOT NULL)`

/** Recommendations a person has not handed in, and urges he has not answered, the earliest day first. */
export const findOwnDuties = async (
  connection: Connection,
  personId: string,
): Promise<readonly OwnDuty[]> => {
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT 'recommendation' AS "kind", re."id", i."title", re."number", re."dueOn"
    FROM "Recommendation" re JOIN "Inspection" i ON i."id" = re."inspectionId"
    WHERE re."ownerId" = ${personId}::uuid AND re."state" = 'open' AND ${isKnown}
    UNION ALL
    SELECT 'urge', ur."id", i."title", re."number", ur."dueOn"
    FROM "Urge" ur LEFT JOIN "Recommendation" re ON re."id" = ur."recommendationId"
    JOIN "Inspection" i ON i."id" = coalesce(ur."inspectionId", re."inspectionId")
    WHERE ur."recipientId" = ${personId}::uuid AND ur."answeredAt" IS NULL AND ${isKnown}
    ORDER BY "dueOn", "id"`)
  return rows.map(row => ({ ...row, dueOn: toDay(row.dueOn) }))
}
