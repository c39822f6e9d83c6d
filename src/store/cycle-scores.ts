import type { HandedScore } from '../domain/cycle/port.ts'
import type { Day } from '../domain/day.ts'
import type { CycleKind } from '../domain/evaluation/evaluation.ts'
import type { Level } from '../domain/evaluation/score.ts'
import type { PeriodScore } from '../domain/evaluation/year-score.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { isRunning } from './people.ts'

type PeriodRow = Readonly<{ kind: string; periodFrom: Date; periodTo: Date }>

const toPeriod = ({ kind, periodFrom, periodTo }: PeriodRow) => ({
  kind: kind as CycleKind,
  periodFrom: toDay(periodFrom),
  periodTo: toDay(periodTo),
})

/** Months and quarters of a year that were open to somebody, each with what was decided, after a petition what it led to. */
export const findPeriodScores = async (
  connection: Connection,
  personId: string,
  year: number,
  isPublishedOnly: boolean,
): Promise<PeriodScore[]> => {
  const rows = await connection.$queryRaw<(PeriodRow & { points: number | null })[]>(Prisma.sql`
    WITH RECURSIVE above AS (
      SELECT u."id", u."parentId", a."startedOn", a."endedOn", po."positionGroup" FROM "Assignment" a
      JOIN "Unit" u ON u."id" = a."unitId" JOIN "Position" po ON po."id" = a."positionId"
      WHERE a."personId" = ${personId}::uuid
      UNION
      SELECT u."id", u."parentId", s."startedOn", s."endedOn", s."positionGroup"
      FROM "Unit" u JOIN above s ON u."id" = s."parentId"
    )
    SELECT c."kind", c."periodFrom", c."periodTo", coalesce(pe."points", cl."points") AS "points"
    FROM "EvaluationCycle" c
    LEFT JOIN "Evaluation" e ON e."cycleId" = c."id" AND e."personId" = ${personId}::uuid
    LEFT JOIN "Classification" cl ON cl."evaluationId" = e."id" AND (NOT ${isPublishedOnly} OR cl."publishedAt" IS NOT NULL)
    LEFT JOIN "Petition" pe ON pe."evaluationId" = e."id" AND pe."outcome" = 'changed' AND cl."evaluationId" IS NOT NULL
    WHERE NOT c."collective" AND c."kind" IN ('month', 'quarter') AND extract(year FROM c."periodTo") = ${year}
      AND (e."id" IS NOT NULL OR EXISTS (
        SELECT 1 FROM above s WHERE s."id" = c."unitId" AND s."startedOn" <= c."periodTo"
          AND (s."endedOn" IS NULL OR c."periodTo" <= s."endedOn")
          AND (c."positionGroup" IS NULL OR c."positionGroup" = s."positionGroup")))
    ORDER BY c."periodFrom", cl."decidedAt" DESC NULLS LAST, c."id"`)
  return rows.map(row => ({ ...toPeriod(row), points: row.points }))
}

/** The unit of the main post somebody (`p`) has, or had, on a day that is an expression. */
const mainUnit = (name: string, day: Prisma.Sql): Prisma.Sql => Prisma.sql`
  JOIN LATERAL (
    SELECT u."id", u."name", a."startedOn" FROM "Assignment" a
    JOIN "Position" po ON po."id" = a."positionId" JOIN "Unit" u ON u."id" = a."unitId"
    WHERE a."personId" = p."id" AND a."startedOn" <= ${day} AND (a."endedOn" IS NULL OR ${day} <= a."endedOn")
    ORDER BY po."leadership" DESC, a."startedOn", po."code" LIMIT 1
  ) ${Prisma.raw(name)} ON true`

type HandedRow = PeriodRow &
  Readonly<{
    evaluationId: string
    personId: string
    person: string
    points: number
    level: string
    fromId: string
    fromName: string
    toId: string
    toName: string
  }>

/** Decided before somebody came to the unit he is in, which is not a year ago; the key is that of its notice. */
export const findHandedScores = async (
  connection: Connection,
  today: Day,
  limit: number,
): Promise<HandedScore[]> => {
  const day = Prisma.sql`${fromDay(today)}::date`
  const rows = await connection.$queryRaw<HandedRow[]>(Prisma.sql`
    SELECT e."id" AS "evaluationId", p."id" AS "personId", p."name" AS "person", c."kind", c."periodFrom", c."periodTo",
      coalesce(pe."points", cl."points") AS "points", coalesce(pe."level", cl."level") AS "level",
      was."id" AS "fromId", was."name" AS "fromName", now."id" AS "toId", now."name" AS "toName"
    FROM (
      SELECT DISTINCT a."personId" FROM "Assignment" a
      WHERE a."startedOn" > (${day} - interval '12 months')::date AND a."startedOn" <= ${day}
    ) moved
    JOIN "Person" p ON p."id" = moved."personId"
    JOIN "Evaluation" e ON e."personId" = p."id" AND e."unitId" IS NULL JOIN "Classification" cl ON cl."evaluationId" = e."id"
    JOIN "EvaluationCycle" c ON c."id" = e."cycleId" AND c."kind" IN ('month', 'quarter')
    LEFT JOIN "Petition" pe ON pe."evaluationId" = e."id" AND pe."outcome" = 'changed'
    ${mainUnit('now', day)} ${mainUnit('was', Prisma.sql`cl."decidedAt"::date`)}
    WHERE now."id" <> was."id" AND now."startedOn" > (${day} - interval '12 months')::date
      AND NOT EXISTS (SELECT 1 FROM "Notice" n
        WHERE n."dedupeKey" = 'evaluation.scoreHandedOver:' || e."id" || ':' || now."id")
    ORDER BY cl."decidedAt", e."id" LIMIT ${limit}`)
  return rows.map(({ kind, periodFrom, periodTo, fromId, fromName, toId, toName, ...row }) => ({
    ...row,
    level: row.level as Level,
    period: toPeriod({ kind, periodFrom, periodTo }),
    fromUnit: { id: fromId, name: fromName },
    toUnit: { id: toId, name: toName },
  }))
}

export const findHeads = async (
  connection: Connection,
  unitId: string,
  except: string,
  today: Day,
): Promise<string[]> => {
  const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH RECURSIVE above AS (
      SELECT u."id", u."parentId", 0 AS "height" FROM "Unit" u WHERE u."id" = ${unitId}::uuid
      UNION
      SELECT u."id", u."parentId", above."height" + 1 FROM "Unit" u JOIN above ON u."id" = above."parentId"
    ), head AS (
      SELECT a."personId" AS "id", above."height", a."startedOn" FROM above
      JOIN "Assignment" a ON a."unitId" = above."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
      JOIN "Position" po ON po."id" = a."positionId" AND po."leadership"
      WHERE a."personId" <> ${except}::uuid
    )
    SELECT "id" FROM head ORDER BY "height", "startedOn", "id" LIMIT 1`)
  return rows.map(({ id }) => id)
}
