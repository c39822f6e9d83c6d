import type { HamletHeadCount } from '../domain/report/hamlet-heads.ts'
import type { PlannedCount } from '../domain/report/planning.ts'
import type { PlanningReports, ScopeUnit } from '../domain/report/planning-port.ts'
import type { RecruitedCount } from '../domain/report/recruitment.ts'
import type { ReportScope } from '../domain/report/report.ts'
import type { Target } from '../domain/report/targets.ts'
import { findCompositionRule } from './composition-rule.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { isRunning } from './people.ts'
import { reportUnits } from './report-scope.ts'
import { findReportTerms } from './report-terms.ts'

/** The whole scope of the reader: what may be shown of a part of it depends on the rest. */
const everywhere = (scope: ReportScope): ReportScope => ({ ...scope, unitId: null })

/**
 * `placed`, of a WITH RECURSIVE: who is planned in the units asked for, dissolved ones among them, by the unit of the
 * list or by the person’s post.
 */
const placed = (scope: ReportScope): Prisma.Sql => Prisma.sql`
  ${reportUnits(scope)},
  holders AS MATERIALIZED (
    SELECT DISTINCT ON (a."personId") a."personId", a."unitId"
    FROM "Assignment" a JOIN asked ON asked."id" = a."unitId" JOIN "Position" po ON po."id" = a."positionId"
    WHERE ${isRunning('a."startedOn"', 'a."endedOn"', scope.day)}
    ORDER BY a."personId", po."leadership" DESC, a."startedOn", a."id"
  ),
  placed AS (
    SELECT pc."personId", pc."term", pc."tier", pc."unitId"
    FROM "PlannedCadre" pc JOIN asked ON asked."id" = pc."unitId"
    UNION ALL
    SELECT pc."personId", pc."term", pc."tier", holders."unitId" FROM "PlannedCadre" pc
    JOIN holders ON holders."personId" = pc."personId" WHERE pc."unitId" IS NULL
  )`

const findPlanned = async (
  connection: Connection,
  scope: ReportScope,
  term: string,
): Promise<readonly PlannedCount[]> => {
  type Row = Omit<PlannedCount, 'bornOn'> & Readonly<{ bornOn: Date | null }>
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    WITH RECURSIVE ${placed(everywhere(scope))}
    SELECT placed."unitId", placed."tier", p."bornOn", p."gender", count(*)::int AS "count"
    FROM placed JOIN "Person" p ON p."id" = placed."personId"
    WHERE placed."term" = ${term}
    GROUP BY placed."unitId", placed."tier", p."bornOn", p."gender"`)
  return rows.map(row => ({ ...row, bornOn: row.bornOn && toDay(row.bornOn) }))
}

/** The unit of each person’s post on the day; of whoever has none then, the last one before. */
const findRecruited = (
  connection: Connection,
  scope: ReportScope,
  from: string,
  to: string,
): Promise<RecruitedCount[]> =>
  connection.$queryRaw<RecruitedCount[]>(Prisma.sql`
    WITH RECURSIVE ${reportUnits(scope)},
    serving AS (
      SELECT DISTINCT ON (p."id") p."kind", p."recruitedOn", a."unitId"
      FROM "Person" p JOIN "Assignment" a ON a."personId" = p."id"
      WHERE p."recruitedOn" BETWEEN ${fromDay(from)}::date AND ${fromDay(to)}::date
        AND a."startedOn" <= ${fromDay(scope.day)}::date
      ORDER BY p."id", a."endedOn" IS NULL OR a."endedOn" >= ${fromDay(scope.day)}::date DESC,
        a."endedOn" DESC, a."startedOn" DESC, a."id"
    )
    SELECT serving."kind", extract(year FROM serving."recruitedOn")::int AS "year", count(*)::int AS "count"
    FROM serving JOIN asked ON asked."id" = serving."unitId"
    GROUP BY 1, 2 ORDER BY 2, 1`)

const findHamletHeads = (connection: Connection, scope: ReportScope): Promise<HamletHeadCount[]> =>
  connection.$queryRaw<HamletHeadCount[]>(Prisma.sql`
    WITH RECURSIVE ${reportUnits(everywhere(scope))},
    heads AS (
      SELECT DISTINCT ON (a."personId") a."personId", a."unitId"
      FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId" AND po."positionGroup" = 'hamletHead'
      JOIN units ON units."id" = a."unitId"
      WHERE ${isRunning('a."startedOn"', 'a."endedOn"', scope.day)}
      ORDER BY a."personId", a."startedOn", a."id"
    )
    SELECT heads."unitId", p."partyMember" AS "isMember", count(*)::int AS "count"
    FROM heads JOIN "Person" p ON p."id" = heads."personId" GROUP BY heads."unitId", p."partyMember"`)

const findTargets = async (connection: Connection, scope: ReportScope): Promise<readonly Target[]> => {
  type Row = Omit<Target, 'asOf'> & Readonly<{ asOf: Date }>
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    WITH RECURSIVE ${reportUnits(scope)}
    SELECT t."code", t."names", t."resolution", u."name" AS "unit", t."reached", t."asOf"
    FROM "ResolutionTarget" t JOIN asked ON asked."id" = t."unitId" JOIN "Unit" u ON u."id" = t."unitId"
    WHERE t."asOf" <= ${fromDay(scope.day)}::date
    ORDER BY t."resolution", t."code"`)
  return rows.map(row => ({ ...row, asOf: toDay(row.asOf) }))
}

export const createPlanningReports = (connection: Connection): PlanningReports => ({
  terms: day => findReportTerms(connection, day),
  composition: day => findCompositionRule(connection, day),

  async plannedTerms(scope) {
    const rows = await connection.$queryRaw<{ term: string }[]>(Prisma.sql`
      WITH RECURSIVE ${placed(scope)}
      SELECT DISTINCT "term" FROM placed ORDER BY "term" DESC`)
    return rows.map(({ term }) => term)
  },

  units: scope =>
    connection.$queryRaw<ScopeUnit[]>(Prisma.sql`
      WITH RECURSIVE ${reportUnits(everywhere(scope))}
      SELECT u."id", u."name", u."parentId" FROM "Unit" u JOIN asked ON asked."id" = u."id"
      ORDER BY u."name", u."id"`),
  planned: (scope, term) => findPlanned(connection, scope, term),
  recruited: (scope, from, to) => findRecruited(connection, scope, from, to),
  hamletHeads: scope => findHamletHeads(connection, scope),
  targets: scope => findTargets(connection, scope),
})
