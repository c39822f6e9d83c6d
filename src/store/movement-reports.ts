import type { MovementReports } from '../domain/report/movement-port.ts'
import type { LocalityCount } from '../domain/report/non-local.ts'
import type { MovementCount } from '../domain/report/tally-movements.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { isRunning } from './people.ts'
import { findHolders } from './report-holders.ts'
import { reportUnits } from './report-scope.ts'
import { findTermsBasis } from './report-terms.ts'

export const createMovementReports = (connection: Connection): MovementReports => ({
  holders: scope => findHolders(connection, scope),

  localities: scope =>
    connection.$queryRaw<LocalityCount[]>(Prisma.sql`
      WITH RECURSIVE ${reportUnits(scope)},
      held AS (
        SELECT a."unitId", a."positionId", a."locality", count(*)::int AS "count"
        FROM "Assignment" a JOIN asked ON asked."id" = a."unitId"
        JOIN "Position" po ON po."id" = a."positionId" AND po."nonLocalRequired"
        WHERE ${isRunning('a."startedOn"', 'a."endedOn"', scope.day)}
        GROUP BY a."unitId", a."positionId", a."locality"
      )
      SELECT held."unitId", u."name" AS "unit", held."positionId", po."titles", po."tier", held."locality",
        NOT EXISTS (SELECT 1 FROM units WHERE units."id" = held."unitId") AS "isLeftOver", held."count"
      FROM held JOIN "Unit" u ON u."id" = held."unitId" JOIN "Position" po ON po."id" = held."positionId"
      ORDER BY u."name", u."id", po."code"`),

  movements: (scope, { from, to }) =>
    connection.$queryRaw<MovementCount[]>(Prisma.sql`
      WITH RECURSIVE ${reportUnits(scope)}
      SELECT a."unitId", u."name" AS "unit", a."kind", a."managingTier" AS "tier", count(*)::int AS "count"
      FROM "Assignment" a JOIN asked ON asked."id" = a."unitId" JOIN "Unit" u ON u."id" = a."unitId"
      WHERE a."kind" <> 'appointment'
        AND a."startedOn" BETWEEN ${fromDay(from)}::date AND ${fromDay(to)}::date
      GROUP BY a."unitId", u."name", a."kind", a."managingTier"
      ORDER BY u."name", a."unitId", a."kind", a."managingTier"`),

  termsBasis: day => findTermsBasis(connection, day),

  async named({ actorId, at, today, purpose, personIds }) {
    if (personIds.length === 0) return
    const details = JSON.stringify({ purpose, on: today })
    // The array is complete before the first row is written: a look into a table that grows meanwhile takes seconds.
    await connection.$executeRaw(Prisma.sql`
      INSERT INTO "AuditEvent" ("at", "actorId", "action", "subjectId", "details")
      SELECT ${at}, ${actorId}::uuid, 'report.named', missing."id", ${details}::jsonb
      FROM unnest(ARRAY(
        SELECT named."id" FROM unnest(${[...personIds]}::uuid[]) AS named("id")
        WHERE NOT EXISTS (
          SELECT 1 FROM "AuditEvent" ae WHERE ae."subjectId" = named."id" AND ae."actorId" = ${actorId}::uuid
            AND ae."action" = 'report.named' AND ae."details" = ${details}::jsonb))) AS missing("id")`)
  },
})
