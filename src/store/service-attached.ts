import type { Day } from '../domain/day.ts'
import type { Attached } from '../domain/service/service-end.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { adminsOver } from './role-scope.ts'
import { isRunning } from './standing.ts'
import { isUndecided } from './undecided.ts'

type Row = Omit<Attached, 'latestStart'> & Readonly<{ latestStart: Date | null }>

/** What hangs on somebody today; sealed inspections are counted nowhere. */
export const findAttached = async (
  connection: Connection,
  personId: string,
  today: Day,
): Promise<Attached> => {
  const person = Prisma.sql`${personId}::uuid`
  const notOver = (to: string) =>
    Prisma.sql`(${Prisma.raw(to)} IS NULL OR ${fromDay(today)}::date <= ${Prisma.raw(to)})`
  const count = (from: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM ${from})`
  const [row] = await connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT ${count(Prisma.sql`"Assignment" a WHERE a."personId" = ${person} AND ${notOver('a."endedOn"')}`)} AS "posts",
      ${count(Prisma.sql`"Role" r WHERE r."personId" = ${person} AND ${notOver('r."validTo"')}`)} AS "roles",
      ${count(Prisma.sql`"Deputy" d WHERE ${person} IN (d."principalId", d."deputyId")
        AND ${notOver('d."validTo"')}`)} AS "deputies",
      ${count(Prisma.sql`"SupervisorLine" s WHERE s."supervisorId" = ${person}
        AND ${notOver('s."validTo"')}`)} AS "subordinates",
      ${count(Prisma.sql`"Approval" ap WHERE ap."authorityId" = ${person} AND ${isUndecided}`)} AS "waiting",
      ${count(Prisma.sql`"Approval" ap JOIN "PersonRequest" pr ON pr."id" = ap."requestId"
        WHERE pr."personId" = ${person} AND pr."kind" IN ('correction', 'wish', 'endEarly') AND ${isUndecided}`)} AS "requests",
      ${count(Prisma.sql`"Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId" AND c."closedAt" IS NULL
        WHERE e."personId" = ${person} AND e."unitId" IS NULL AND e."state" IN ('draft', 'returned')`)} AS "drafts",
      ${count(Prisma.sql`"Approval" ap JOIN "Evaluation" e ON e."id" = ap."evaluationId"
        WHERE e."personId" = ${person} AND ap."kind" <> 'evaluation.cause' AND ${isUndecided}`)} AS "submitted",
      ${count(Prisma.sql`"Recommendation" re WHERE re."ownerId" = ${person}
        AND re."state" <> 'closed'`)} AS "recommendations",
      ${count(Prisma.sql`"Recommendation" re WHERE re."verifierId" = ${person}
        AND re."state" <> 'closed'`)} AS "verifications",
      ${count(Prisma.sql`"InspectionMember" m JOIN "Inspection" i ON i."id" = m."inspectionId"
        AND i."state" IN ('planned', 'opened', 'concluded') AND (NOT i."sealed" OR i."openedAt" IS NOT NULL)
        WHERE m."personId" = ${person}`)} AS "teams",
      EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = ${person} AND l."endedAt" IS NULL) AS "isLinked",
      (SELECT min((SELECT count(*) FROM (${adminsOver(Prisma.sql`r."unitId"`, today)}) others
          WHERE others."id" <> ${person}))::int
        FROM "Role" r WHERE r."personId" = ${person} AND r."role" = 'admin'
          AND ${isRunning('r."validFrom"', 'r."validTo"', today)}) AS "otherAdmins",
      (SELECT max(a."startedOn") FROM "Assignment" a WHERE a."personId" = ${person}) AS "latestStart"`)
  if (!row) throw new Error('A query without a table answers one row.')
  return { ...row, latestStart: row.latestStart && toDay(row.latestStart) }
}
