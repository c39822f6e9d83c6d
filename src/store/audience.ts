import type { Audience, PositionGroup } from '../domain/broadcast/broadcast.ts'
import type { AudienceCycle, CountedAudience, UnitName, UnitPlace } from '../domain/broadcast/port.ts'
import type { Day } from '../domain/day.ts'
import type { CycleKind } from '../domain/evaluation/evaluation.ts'
import { isEvaluated } from './choose-form.ts'
import { headsMissing } from './collective-cycles.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { isRunning, literally, staffScope } from './people.ts'

/** A unit and all below it, as the tree stands on the day. */
export const subtree = (unitId: string, today: Day): Prisma.Sql => Prisma.sql`
  subtree AS (
    SELECT u."id" FROM "Unit" u WHERE u."id" = ${unitId}::uuid
    UNION
    SELECT u."id" FROM "Unit" u JOIN subtree s ON u."parentId" = s."id"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
  )`

/** A unit and all above it. */
export const above = (unitId: string, today: Day): Prisma.Sql => Prisma.sql`
  above AS (
    SELECT u."id", u."parentId" FROM "Unit" u WHERE u."id" = ${unitId}::uuid
    UNION
    SELECT u."id", u."parentId" FROM "Unit" u JOIN above a ON u."id" = a."parentId"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
  )`

const hasRole = (role: 'staff' | 'admin', today: Day): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM "Role" r WHERE r."personId" = p."id" AND r."role" = ${role}
    AND ${isRunning('r."validFrom"', 'r."validTo"', today)})`

/** Decides for somebody: leads a unit, is named in a line, or stands in for somebody who is. */
const isSupervisor = (today: Day): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT 1 FROM "SupervisorLine" s WHERE s."supervisorId" = p."id"
    AND ${isRunning('s."validFrom"', 's."validTo"', today)})
  OR EXISTS (SELECT 1 FROM "Deputy" d WHERE d."deputyId" = p."id" AND ${isRunning('d."validFrom"', 'd."validTo"', today)})
  OR EXISTS (SELECT 1 FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId" AND po."leadership"
    WHERE a."personId" = p."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}))`

const inRole = ({ role }: Audience, today: Day): Prisma.Sql => {
  if (role === null) return Prisma.sql`TRUE`
  return role === 'supervisor' ? isSupervisor(today) : hasRole(role, today)
}

/** Those who have not handed in: under the cycle, and without an evaluation that is past its draft. */
const hasNotSubmitted = ({ cycleId }: Audience, today: Day): Prisma.Sql =>
  cycleId === null
    ? Prisma.sql`TRUE`
    : Prisma.sql`CASE WHEN (SELECT cy."collective" FROM "EvaluationCycle" cy WHERE cy."id" = ${cycleId}::uuid)
  THEN p."id" IN (${headsMissing(Prisma.sql`${cycleId}::uuid`, today)}) ELSE EXISTS (
    WITH RECURSIVE under AS (
      SELECT c."unitId" AS "id" FROM "EvaluationCycle" c WHERE c."id" = ${cycleId}::uuid
      UNION
      SELECT u."id" FROM "Unit" u JOIN under ON u."parentId" = under."id"
      WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)})
    SELECT 1 FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
    JOIN "EvaluationCycle" c ON c."id" = ${cycleId}::uuid
      AND (c."positionGroup" IS NULL OR c."positionGroup" = po."positionGroup")
    WHERE a."personId" = p."id" AND a."unitId" IN (SELECT "id" FROM under)
      AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
  AND ${isEvaluated}
  AND NOT EXISTS (SELECT 1 FROM "Evaluation" e WHERE e."cycleId" = ${cycleId}::uuid AND e."personId" = p."id"
    AND e."state" NOT IN ('draft', 'returned')) END`

/** The people an audience means on a day, each once, with the account they are linked to. */
export const audienceOf = (audience: Audience, today: Day): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE ${subtree(audience.unitId, today)},
  member AS (
    SELECT DISTINCT a."personId" AS "id" FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
    WHERE a."unitId" IN (SELECT "id" FROM subtree) AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
      AND (${audience.positionGroup}::text IS NULL OR po."positionGroup" = ${audience.positionGroup})
  )
  SELECT p."id", l."accountId", coalesce(t."language", 'vi') AS "language"
  FROM member m JOIN "Person" p ON p."id" = m."id"
  LEFT JOIN "TelegramLink" l ON l."personId" = p."id" AND l."endedAt" IS NULL
  LEFT JOIN "TelegramAccount" t ON t."id" = l."accountId"
  WHERE ${inRole(audience, today)} AND ${hasNotSubmitted(audience, today)}
    AND (${audience.language}::text IS NULL
      OR (t."id" IS NOT NULL AND coalesce(t."language", 'vi') = ${audience.language}))`

type CountRow = Readonly<{
  total: number
  unlinked: number
  vi: number
  en: number
  de: number
  ar: number
  fingerprint: number
}>

export const countAudience = async (
  connection: Connection,
  audience: Audience,
  today: Day,
): Promise<CountedAudience> => {
  const [row] = await connection.$queryRaw<[CountRow]>(Prisma.sql`
    SELECT count(*)::int AS "total", count(*) FILTER (WHERE "accountId" IS NULL)::int AS "unlinked",
      count(*) FILTER (WHERE "accountId" IS NOT NULL AND "language" = 'vi')::int AS "vi",
      count(*) FILTER (WHERE "accountId" IS NOT NULL AND "language" = 'en')::int AS "en",
      count(*) FILTER (WHERE "accountId" IS NOT NULL AND "language" = 'de')::int AS "de",
      count(*) FILTER (WHERE "accountId" IS NOT NULL AND "language" = 'ar')::int AS "ar",
      coalesce(abs(hashtext(string_agg("id"::text, ',' ORDER BY "id"))::bigint) % 10000000, 0)::int AS "fingerprint"
    FROM (${audienceOf(audience, today)}) people`)
  const { total, unlinked, vi, en, de, ar, fingerprint } = row
  return { total, unlinked, languages: { vi, en, de, ar }, fingerprint }
}

export const findScopes = (connection: Connection, actorId: string, today: Day): Promise<UnitName[]> =>
  connection.$queryRaw<UnitName[]>(Prisma.sql`
    WITH RECURSIVE scope AS (
      SELECT r."unitId" AS "id" FROM "Role" r
      WHERE r."personId" = ${actorId}::uuid AND r."role" = 'staff' AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
    ),
    below AS (
      SELECT u."id" FROM "Unit" u JOIN scope s ON u."parentId" = s."id"
      UNION
      SELECT u."id" FROM "Unit" u JOIN below b ON u."parentId" = b."id"
    )
    SELECT u."id", u."name" FROM "Unit" u
    WHERE u."id" IN (SELECT "id" FROM scope) AND u."id" NOT IN (SELECT "id" FROM below)
      AND ${isRunning('u."validFrom"', 'u."validTo"', today)}
    ORDER BY u."name", u."id"`)

/** Everybody who is staff for the unit today, or one of them. */
export const findStaffFor = (
  connection: Connection,
  unitId: string,
  today: Day,
  personId: string | null = null,
): Promise<{ personId: string }[]> =>
  connection.$queryRaw(Prisma.sql`
    WITH RECURSIVE ${above(unitId, today)}
    SELECT DISTINCT r."personId" FROM "Role" r
    WHERE r."role" = 'staff' AND r."unitId" IN (SELECT "id" FROM above)
      AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
      AND (${personId}::uuid IS NULL OR r."personId" = ${personId}::uuid)`)

export const findUnit = async (
  connection: Connection,
  unitId: string,
  today: Day,
): Promise<UnitPlace | undefined> => {
  const [unit] = await connection.$queryRaw<
    (UnitName & { parentId: string | null; parent: string | null })[]
  >(
    Prisma.sql`
      SELECT u."id", u."name", o."id" AS "parentId", o."name" AS "parent" FROM "Unit" u
      LEFT JOIN "Unit" o ON o."id" = u."parentId" WHERE u."id" = ${unitId}::uuid`,
  )
  if (!unit) return undefined
  const children = await connection.$queryRaw<UnitName[]>(Prisma.sql`
    SELECT u."id", u."name" FROM "Unit" u
    WHERE u."parentId" = ${unitId}::uuid AND ${isRunning('u."validFrom"', 'u."validTo"', today)}
    ORDER BY u."kind" <> 'agency', u."name", u."id"`)
  const { id, name, parentId, parent } = unit
  return { unit: { id, name }, parent: parentId && parent ? { id: parentId, name: parent } : null, children }
}

export const findUnitsByName = (
  connection: Connection,
  actorId: string,
  name: string,
  today: Day,
  limit: number,
): Promise<UnitName[]> =>
  connection.$queryRaw<UnitName[]>(Prisma.sql`
    WITH RECURSIVE ${staffScope(actorId, today)}
    SELECT u."id", u."name" FROM "Unit" u WHERE u."id" IN (SELECT "id" FROM scope)
      AND fold_name(u."name") LIKE '%' || fold_name(${literally(name)}) || '%'
    ORDER BY u."name", u."id" LIMIT ${limit}`)

export const findPositionGroups = async (
  connection: Connection,
  unitId: string,
  today: Day,
): Promise<PositionGroup[]> =>
  connection.$queryRaw<PositionGroup[]>(Prisma.sql`
    WITH RECURSIVE ${subtree(unitId, today)}
    SELECT po."positionGroup" AS "code", json_agg(DISTINCT po."titles"::jsonb) AS "titles"
    FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
    WHERE a."unitId" IN (SELECT "id" FROM subtree) AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
    GROUP BY po."positionGroup" ORDER BY po."positionGroup"`)

type CycleRow = Readonly<{ id: string; kind: string; periodFrom: Date; periodTo: Date; closesOn: Date }>

export const toAudienceCycle = ({ id, kind, periodFrom, periodTo, closesOn }: CycleRow): AudienceCycle => ({
  id,
  period: { kind: kind as CycleKind, periodFrom: toDay(periodFrom), periodTo: toDay(periodTo) },
  closesOn: toDay(closesOn),
})

/** Open cycles of the unit, of what is above it and of what is below. */
export const findOpenCycles = async (
  connection: Connection,
  unitId: string,
  today: Day,
): Promise<AudienceCycle[]> => {
  const rows = await connection.$queryRaw<CycleRow[]>(Prisma.sql`
    WITH RECURSIVE ${subtree(unitId, today)}, ${above(unitId, today)}
    SELECT c."id", c."kind", c."periodFrom", c."periodTo", c."closesOn" FROM "EvaluationCycle" c
    WHERE c."closedAt" IS NULL AND c."opensOn" <= ${fromDay(today)}::date
      AND (c."unitId" IN (SELECT "id" FROM subtree) OR c."unitId" IN (SELECT "id" FROM above))
    ORDER BY c."closesOn", c."id"`)
  return rows.map(toAudienceCycle)
}
