import type { Band } from '../domain/classification/group.ts'
import type { Day } from '../domain/day.ts'
import { knownPost } from './classification-tallies.ts'
import { type Connection, Prisma } from './database.ts'

type Row = Readonly<{ count: number; quartiles: number[] | null }>

/**
 * Median and quartiles (continuous, rounded to hundredths) of everybody known by a post of the same position group
 * whose evaluation of the same kind and period is reviewed, or published.
 */
export const findBand = async (
  connection: Connection,
  evaluationId: string,
  isPublishedOnly: boolean,
  today: Day,
): Promise<Band> => {
  const [row] = await connection.$queryRaw<Row[]>(Prisma.sql`
    WITH own AS (
      SELECT c."kind", c."periodFrom", c."periodTo", post."positionGroup"
      FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
      JOIN "Person" p ON p."id" = e."personId" ${knownPost(today)}
      WHERE e."id" = ${evaluationId}::uuid AND e."unitId" IS NULL
    )
    SELECT count(*)::int AS "count",
      percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY coalesce(pe."points", cl."points", e."reviewedPoints"))
        AS "quartiles"
    FROM own JOIN "EvaluationCycle" c ON c."kind" = own."kind" AND c."periodFrom" = own."periodFrom"
      AND c."periodTo" = own."periodTo"
    JOIN "Evaluation" e ON e."cycleId" = c."id" AND e."unitId" IS NULL AND e."reviewedPoints" IS NOT NULL
    JOIN "Person" p ON p."id" = e."personId" ${knownPost(today)}
    LEFT JOIN "Classification" cl ON cl."evaluationId" = e."id" LEFT JOIN "Petition" pe ON pe."evaluationId" = e."id"
    WHERE post."positionGroup" = own."positionGroup" AND (NOT ${isPublishedOnly} OR cl."publishedAt" IS NOT NULL)`)
  const [lower = 0, median = 0, upper = 0] = (row?.quartiles ?? []).map(Math.round)
  return { count: row?.count ?? 0, lower, median, upper }
}
