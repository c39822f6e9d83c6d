import type { Publication } from '../domain/classification/classification.ts'
import type { Day } from '../domain/day.ts'
import { type CycleRow, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning } from './people.ts'

/** How long a publication may go untold before it is looked for no more, and how long the cadres have to answer. */
const untoldFor = { oldest: '14 days', answering: '1 day' } as const

/** An instant by which a publication has to be told of, whether its cadres have answered or not. */
const isTime = (publishedAt: Prisma.Sql, at: Date): Prisma.Sql =>
  Prisma.sql`${publishedAt} <= ${at}::timestamptz - ${untoldFor.answering}::interval`

/**
 * Of "Classification" as cl, of a cycle: published, and the cadres of its publication have all answered or had a day
 * to; from then on those who reviewed and staff hear numbers.
 */
export const isTold = (cycleId: string, at: Date): Prisma.Sql => Prisma.sql`
  (cl."publisherId", cl."publishedAt") IN (
    SELECT told."publisherId", told."publishedAt"
    FROM "Classification" told JOIN "Evaluation" te ON te."id" = told."evaluationId"
    WHERE te."cycleId" = ${cycleId}::uuid AND told."publishedAt" <= ${at} GROUP BY 1, 2
    HAVING ${isTime(Prisma.sql`told."publishedAt"`, at)}
      OR bool_and(told."response" IN ('agreed', 'disagreed') IS TRUE))`

type PublicationRow = CycleRow & Omit<Publication, 'cycle'>

export const findUntold = async (connection: Connection, at: Date): Promise<Publication[]> => {
  const rows = await connection.$queryRaw<(PublicationRow & { cycleUnit: string })[]>(Prisma.sql`
    SELECT ${cycleColumns}, c."unitId", cl."publishedAt", cl."publisherId", count(*)::int AS "total",
      count(*) FILTER (WHERE cl."response" = 'agreed')::int AS "agreed",
      count(*) FILTER (WHERE cl."response" = 'disagreed')::int AS "disagreed",
      array_agg(DISTINCT de."deciderId") AS "reviewers"
    FROM "Classification" cl JOIN "Evaluation" e ON e."id" = cl."evaluationId"
    JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    JOIN "Approval" ap ON ap."evaluationId" = e."id" AND ap."kind" = 'evaluation.review' AND ap."revision" = e."revision"
    JOIN "Decision" de ON de."approvalId" = ap."id"
    WHERE cl."publishedAt" > ${at}::timestamptz - ${untoldFor.oldest}::interval
    GROUP BY c."id", cl."publishedAt", cl."publisherId"
    HAVING (${isTime(Prisma.sql`cl."publishedAt"`, at)}
        OR bool_and(cl."response" IN ('agreed', 'disagreed') IS TRUE))
      AND NOT EXISTS (SELECT 1 FROM "Notice" n WHERE n."dedupeKey" = 'classification.published:' || c."id" || ':'
        || cl."publisherId" || ':' || to_char(cl."publishedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`)
  return rows.map(row => ({
    cycle: toCycle(row),
    publishedAt: row.publishedAt,
    publisherId: row.publisherId,
    total: row.total,
    agreed: row.agreed,
    disagreed: row.disagreed,
    reviewers: row.reviewers,
    unitId: row.unitId,
  }))
}

/** Those who reviewed these evaluations, and the staff of the unit of their cycle and of all above it. */
export const findCircle = (
  connection: Connection,
  evaluationIds: readonly string[],
  today: Day,
): Promise<{ id: string; name: string }[]> =>
  connection.$queryRaw(Prisma.sql`
      WITH RECURSIVE of AS (SELECT unnest(${[...evaluationIds]}::uuid[]) AS "id"),
      above AS (
        SELECT DISTINCT u."id", u."parentId" FROM of JOIN "Evaluation" e ON e."id" = of."id"
        JOIN "EvaluationCycle" c ON c."id" = e."cycleId" JOIN "Unit" u ON u."id" = c."unitId"
        UNION SELECT u."id", u."parentId" FROM "Unit" u JOIN above ON u."id" = above."parentId")
      SELECT DISTINCT p."id", p."name" FROM "Person" p WHERE p."id" IN (
        SELECT de."deciderId" FROM of JOIN "Evaluation" e ON e."id" = of."id"
        JOIN "Approval" ap ON ap."evaluationId" = e."id" AND ap."kind" = 'evaluation.review' AND ap."revision" = e."revision"
        JOIN "Decision" de ON de."approvalId" = ap."id")
      OR p."id" IN (SELECT r."personId" FROM "Role" r WHERE r."role" = 'staff' AND r."unitId" IN (SELECT "id" FROM above)
        AND ${isRunning('r."validFrom"', 'r."validTo"', today)})
      ORDER BY p."name"`)
