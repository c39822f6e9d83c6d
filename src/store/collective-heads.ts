import type { HeadlessUnit, MisheadedDraft } from '../domain/collective/port.ts'
import type { Day } from '../domain/day.ts'
import { type CycleRow, collectiveUnit, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { isRunning } from './people.ts'
import { headOf, isWithin } from './unit-heads.ts'

/** Not published yet, and not left behind in a cycle that was closed. */
const isAlive = Prisma.sql`(e."state" IN ('submitted', 'reviewed', 'decided')
  OR (e."state" IN ('draft', 'returned') AND c."closedAt" IS NULL))`

/** Drafts that are alive and whose author does not head the unit today. */
export const findMisheaded = async (
  connection: Connection,
  today: Day,
  limit: number,
): Promise<MisheadedDraft[]> => {
  const rows = await connection.$queryRaw<(CycleRow & Omit<MisheadedDraft, 'cycle'>)[]>(Prisma.sql`
    SELECT ${cycleColumns}, ${collectiveUnit}, e."id" AS "evaluationId", former."id" AS "formerId",
      former."name" AS "former", head."id" AS "headId", head."name" AS "head"
    FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    JOIN "Person" former ON former."id" = e."personId"
    JOIN "Person" head ON head."id" = ${headOf(Prisma.sql`e."unitId"`, today)}
    WHERE e."unitId" IS NOT NULL AND ${isAlive} AND head."id" <> e."personId"
    ORDER BY e."id" LIMIT ${limit}`)
  return rows.map(row => {
    const { evaluationId, formerId, former, headId, head } = row
    return { evaluationId, formerId, former, headId, head, cycle: toCycle(row) }
  })
}

/** Members who have no post in or below the unit today, while its draft is alive. */
export const findDeparted = (
  connection: Connection,
  today: Day,
  limit: number,
): Promise<{ evaluationId: string; personId: string }[]> =>
  connection.$queryRaw(Prisma.sql`
    SELECT m."evaluationId", m."personId" FROM "EvaluationMember" m
    JOIN "Evaluation" e ON e."id" = m."evaluationId" JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    WHERE m."removedAt" IS NULL AND ${isAlive}
      AND NOT ${isWithin(Prisma.sql`m."personId"`, Prisma.sql`e."unitId"`, today)}
    ORDER BY m."evaluationId", m."personId" LIMIT ${limit}`)

/** The key is that of the notice by which staff is told once. */
export const findHeadless = async (
  connection: Connection,
  today: Day,
  limit: number,
): Promise<HeadlessUnit[]> => {
  const rows = await connection.$queryRaw<(CycleRow & Omit<HeadlessUnit, 'cycle'>)[]>(Prisma.sql`
    WITH RECURSIVE below AS (
      SELECT c."id" AS "cycleId", c."unitId" AS "id" FROM "EvaluationCycle" c
      WHERE c."collective" AND c."closedAt" IS NULL AND c."opensOn" <= ${fromDay(today)}::date
      UNION
      SELECT b."cycleId", u."id" FROM "Unit" u JOIN below b ON u."parentId" = b."id"
      WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
    )
    SELECT ${cycleColumns}, u."id" AS "unitId", u."name" AS "unit" FROM below b
    JOIN "EvaluationCycle" c ON c."id" = b."cycleId" JOIN "Unit" u ON u."id" = b."id"
    WHERE EXISTS (SELECT 1 FROM "Assignment" a WHERE a."unitId" = u."id"
        AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
      AND ${headOf(Prisma.sql`u."id"`, today)} IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Notice" n
        WHERE n."dedupeKey" = 'collective.headless:' || c."id" || ':' || u."id")
    ORDER BY c."id", u."name", u."id" LIMIT ${limit}`)
  return rows.map(row => ({ cycle: toCycle(row), unitId: row.unitId, unit: row.unit }))
}
