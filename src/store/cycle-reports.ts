import type { Day } from '../domain/day.ts'
import type { CycleReports } from '../domain/report/cycle-port.ts'
import { mostCycles, type ReportCycle } from '../domain/report/cycles.ts'
import type { ReportScope } from '../domain/report/report.ts'
import type { HandedInUnit, ReportUnit } from '../domain/report/submissions.ts'
import { isEvaluated } from './choose-form.ts'
import { findTalliesIn } from './classification-tallies.ts'
import { type FileRow, fileColumns, toFile } from './cycles.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { isRunning } from './people.ts'
import { isTold } from './publications.ts'
import { reportUnits } from './report-scope.ts'
import { unitsLed } from './unit-heads.ts'

/** Everybody under a cycle by the post he is known by there, and where he was last whoever began it and has left. */
const peopleHeld = ({ cycle, unit, group }: ReportCycle, day: Day): Prisma.Sql => {
  const isThere = isRunning('a."startedOn"', 'a."endedOn"', day)
  return Prisma.sql`
  cycle_tree AS (
    SELECT ${unit.id}::uuid AS "id"
    UNION
    SELECT u."id" FROM "Unit" u JOIN cycle_tree t ON u."parentId" = t."id"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', day)}
  ),
  held AS (
    SELECT DISTINCT ON (a."personId") a."unitId", e."id" AS "evaluationId"
    FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
    JOIN "Person" p ON p."id" = a."personId" AND ${isEvaluated}
    LEFT JOIN "Evaluation" e ON e."cycleId" = ${cycle.id}::uuid AND e."personId" = a."personId"
    WHERE a."unitId" IN (SELECT "id" FROM cycle_tree) AND a."startedOn" <= ${fromDay(day)}::date
      AND (${group?.code ?? null}::text IS NULL OR po."positionGroup" = ${group?.code ?? null})
      AND (${isThere} OR e."id" IS NOT NULL)
    ORDER BY a."personId", ${isThere} DESC, CASE WHEN NOT ${isThere} THEN a."endedOn" END DESC,
      po."leadership" DESC, a."startedOn", po."code"
  )`
}

/** Every unit under a cycle of collective self-criticism. */
const unitsHeld = ({ cycle, unit }: ReportCycle, day: Day): Prisma.Sql => Prisma.sql`
  ${unitsLed(Prisma.sql`${unit.id}::uuid`, day)},
  held AS (
    SELECT led."id" AS "unitId", e."id" AS "evaluationId" FROM led
    LEFT JOIN "Evaluation" e ON e."cycleId" = ${cycle.id}::uuid AND e."unitId" = led."id"
  )`

/** Handed in by an instant, and not returned since; late is whoever was when he handed in first. */
const submissions = (until: Date): Prisma.Sql => Prisma.sql`
  SELECT max(s."revision") AS "revision", (array_agg(s."late" ORDER BY s."revision"))[1] AS "late"
  FROM "Submission" s WHERE s."evaluationId" = h."evaluationId" AND s."submittedAt" < ${until}
  HAVING NOT EXISTS (SELECT 1 FROM "Approval" ap JOIN "Decision" de ON de."approvalId" = ap."id"
    WHERE ap."evaluationId" = h."evaluationId" AND ap."kind" = 'evaluation.review'
      AND ap."revision" = max(s."revision") AND de."outcome" = 'returned' AND de."decidedAt" < ${until})`

const findHandedIn = async (
  connection: Connection,
  scope: ReportScope,
  cycle: ReportCycle,
  until: Date,
): Promise<HandedInUnit[]> => {
  const held = cycle.cycle.collectiveOf === undefined ? peopleHeld : unitsHeld
  return connection.$queryRaw<HandedInUnit[]>(Prisma.sql`
    WITH RECURSIVE ${reportUnits(scope)}, ${held(cycle, scope.day)}
    SELECT h."unitId", count(*)::int AS "total", count(s."revision")::int AS "handedIn",
      (count(*) FILTER (WHERE s."late"))::int AS "late"
    FROM held h JOIN units ON units."id" = h."unitId" LEFT JOIN LATERAL (${submissions(until)}) s ON true
    GROUP BY h."unitId"`)
}

export const createCycleReports = (connection: Connection): CycleReports => ({
  async cycles(scope, timeZone, which) {
    const rows = await connection.$queryRaw<(FileRow & { closedOn: Day | null })[]>(Prisma.sql`
      WITH RECURSIVE ${reportUnits(scope)},
      around AS (
        SELECT u."id", u."parentId" FROM "Unit" u JOIN asked ON asked."id" = u."id"
        UNION
        SELECT u."id", u."parentId" FROM "Unit" u JOIN around ON u."id" = around."parentId"
      )
      SELECT ${fileColumns}, (c."closedAt" AT TIME ZONE ${timeZone})::date::text AS "closedOn"
      FROM "EvaluationCycle" c JOIN "Unit" u ON u."id" = c."unitId"
      WHERE c."opensOn" <= ${fromDay(scope.day)}::date AND u."id" IN (SELECT "id" FROM around)
        ${which === 'own' ? Prisma.sql`AND u."id" IN (SELECT "id" FROM scope)` : Prisma.empty}
      ORDER BY c."periodTo" DESC, c."opensOn" DESC, u."name", c."id" LIMIT ${mostCycles}`)
    return rows.map(row => ({ ...toFile(row), closedOn: row.closedOn }))
  },

  async handedIn(scope, cycle, until) {
    const units = await connection.$queryRaw<ReportUnit[]>(Prisma.sql`
      WITH RECURSIVE ${reportUnits(scope)} SELECT "id", "name", "parentId" FROM units ORDER BY "name", "id"`)
    return { units, counts: await findHandedIn(connection, scope, cycle, until) }
  },

  levels: (scope, cycleId, at) =>
    findTalliesIn(connection, {
      cycleId,
      agencies: Prisma.sql`${reportUnits(scope)}, agency AS (SELECT "id" AS "unitId" FROM units)`,
      counted: isTold(cycleId, at),
      day: scope.day,
    }),
})
