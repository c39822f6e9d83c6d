import type { Day } from '../domain/day.ts'
import { type Connection, Prisma } from './database.ts'
import { areRelated, isRunning } from './people.ts'
import { hasLeft, isLine, isPost } from './standing.ts'
import { isUndecided } from './undecided.ts'

/** Of "Approval" as ap: with one authority, and not decided. */
export const isWaiting = Prisma.sql`(ap."authorityId" IS NOT NULL
  AND ${isUndecided})`

/** A level that is decided and not published: there still has to be somebody who may do so. */
export const isUnpublished = Prisma.sql`(ap."kind" = 'evaluation.decision' AND EXISTS (
  SELECT 1 FROM "Classification" cl WHERE cl."evaluationId" = ap."evaluationId" AND cl."publishedAt" IS NULL))`

/** Levels are decided in a list, so those of one cycle ("Evaluation" as e) are spoken of together. */
export const batchKey = Prisma.sql`CASE WHEN ap."kind" = 'evaluation.decision'
  THEN ap."authorityId" || '/' || e."cycleId" ELSE ap."id"::text END`

/** Everybody who may decide for those who wait (`asker`) today: what findAuthorities finds for one, for all at once. */
const eligible = (today: Day): Prisma.Sql => Prisma.sql`
  asker AS (SELECT DISTINCT "requesterId" AS "id" FROM waiting),
  above AS (
    SELECT asker."id" AS "asker", u."id", u."parentId" FROM asker
    JOIN "Assignment" a ON a."personId" = asker."id" AND ${isPost('a', today)}
    JOIN "Unit" u ON u."id" = a."unitId"
    UNION
    SELECT above."asker", u."id", u."parentId" FROM "Unit" u JOIN above ON u."id" = above."parentId"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
  ),
  candidate AS (
    SELECT asker."id" AS "asker", s."supervisorId" AS "id" FROM asker
    JOIN "SupervisorLine" s ON s."subordinateId" = asker."id" AND ${isLine('s', today)}
    UNION
    SELECT above."asker", a."personId" FROM above
    JOIN "Assignment" a ON a."unitId" = above."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
    JOIN "Position" po ON po."id" = a."positionId" AND po."leadership"
    WHERE NOT EXISTS (
      SELECT 1 FROM "Assignment" own JOIN "Position" led ON led."id" = own."positionId" AND led."leadership"
      WHERE own."personId" = above."asker" AND own."unitId" = above."id"
        AND ${isPost('own', today)})
  ),
  eligible AS (
    SELECT c."asker", c."id" FROM candidate c
    WHERE c."id" <> c."asker" AND NOT ${areRelated(Prisma.sql`c."id"`, Prisma.sql`c."asker"`)}
      AND NOT ${hasLeft(Prisma.sql`c."id"`, today)}
  )`

/** What waits with somebody who may not decide for its requester today; but for what staff knows to have nobody. */
export const findMisplaced = async (
  connection: Connection,
  today: Day,
  limit: number,
): Promise<readonly (readonly string[])[]> => {
  const rows = await connection.$queryRaw<{ ids: string[] }[]>(Prisma.sql`
    WITH RECURSIVE waiting AS (
      SELECT ap."id", ap."requesterId", ap."authorityId", ${batchKey} AS "batch" FROM "Approval" ap
      LEFT JOIN "Evaluation" e ON e."id" = ap."evaluationId"
      -- Who verifies a recommendation is named, and is no authority of its owner.
      WHERE (${isWaiting} OR ${isUnpublished}) AND ap."kind" <> 'recommendation.verification'
    ), ${eligible(today)}
    SELECT array_agg(w."id" ORDER BY w."id") AS "ids" FROM waiting w
    WHERE NOT EXISTS (SELECT 1 FROM eligible e WHERE e."asker" = w."requesterId" AND e."id" = w."authorityId")
      AND (EXISTS (SELECT 1 FROM eligible e WHERE e."asker" = w."requesterId")
        OR NOT EXISTS (SELECT 1 FROM "Notice" n
          WHERE n."dedupeKey" = 'approval.stuck:' || w."id" || ':' || w."authorityId"))
    GROUP BY w."batch" ORDER BY min(w."id"::text) LIMIT ${limit}`)
  return rows.map(({ ids }) => ids)
}
