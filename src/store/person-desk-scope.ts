import type { Day } from '../domain/day.ts'
import type { PeopleCriteria } from '../domain/person/desk-port.ts'
import { Prisma } from './database.ts'
import { isRunning } from './people.ts'
import { hasLeft } from './standing.ts'

const runs = (assignment: string, today: Day): Prisma.Sql =>
  isRunning(`${assignment}."startedOn"`, `${assignment}."endedOn"`, today)

/** `scope`: the units of somebody's roles and all that ever lay below them. */
export const deskScope = (actorId: string, today: Day): Prisma.Sql => Prisma.sql`
  scope AS (
    SELECT r."unitId" AS "id" FROM "Role" r
    WHERE r."personId" = ${actorId}::uuid AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
    UNION
    SELECT u."id" FROM "Unit" u JOIN scope ON u."parentId" = scope."id"
  )`

/** Of a unit as `u`: it is the one a key means. */
export const isUnit = (unit: string): Prisma.Sql => Prisma.sql`right(u."id"::text, 12) = ${unit}`

const chosen = ({ unit, below }: PeopleCriteria): Prisma.Sql => Prisma.sql`
  chosen AS (
    SELECT u."id" FROM scope JOIN "Unit" u ON u."id" = scope."id"
    WHERE ${unit === null ? Prisma.sql`true` : isUnit(unit)}
    UNION
    SELECT u."id" FROM "Unit" u JOIN chosen ON u."parentId" = chosen."id" WHERE ${unit === null || below}
  )`

/** Whoever never had a post belongs to no unit, and is found by whoever has all of them. */
const postless = ({ unit }: PeopleCriteria): Prisma.Sql =>
  unit === null
    ? Prisma.sql`
    UNION ALL
    SELECT p."id", false FROM "Person" p
    WHERE EXISTS (SELECT 1 FROM scope JOIN "Unit" u ON u."id" = scope."id" WHERE u."parentId" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "Assignment" a WHERE a."personId" = p."id")`
    : Prisma.empty

const namedSo = ({ name }: PeopleCriteria): Prisma.Sql =>
  name === '' ? Prisma.sql`true` : Prisma.sql`fold_name(p."name") LIKE ${`%${name}%`}`

/** Of "Person" as p: the last day of a service that is over, where there is no post; of a death at once. */
export const serviceEnd = (today: Day): Prisma.Sql => Prisma.sql`(
  SELECT max(ended."day") FROM (
    SELECT e."lastDay" AS "day" FROM "ServiceEnd" e WHERE e."personId" = p."id" AND e."cancelledAt" IS NULL
      AND (e."settledAt" IS NOT NULL OR e."lastDay" < ${today}::date)
    UNION ALL SELECT p."serviceUntil" WHERE p."serviceUntil" < ${today}::date) ended)`

/**
 * `found`, with what it needs before it, for a WITH RECURSIVE: everybody within somebody's scope who is called so,
 * in the units asked for, and how he stands.
 */
export const foundPeople = (actorId: string, criteria: PeopleCriteria, today: Day): Prisma.Sql => Prisma.sql`
  ${deskScope(actorId, today)},
  ${chosen(criteria)},
  held AS (SELECT a."personId", a."unitId" FROM "Assignment" a WHERE ${runs('a', today)}),
  latest AS (
    SELECT DISTINCT ON (a."personId") a."personId", a."unitId" FROM "Assignment" a
    WHERE a."personId" NOT IN (SELECT held."personId" FROM held)
    ORDER BY a."personId", a."startedOn" DESC, a."id"
  ),
  theirs AS (
    SELECT DISTINCT held."personId", true AS "hasPost" FROM held WHERE held."unitId" IN (SELECT "id" FROM chosen)
    UNION ALL
    SELECT latest."personId", false FROM latest WHERE latest."unitId" IN (SELECT "id" FROM chosen)${postless(criteria)}
  ),
  found AS (
    SELECT p."id", p."name", theirs."hasPost",
      (NOT theirs."hasPost" OR ${hasLeft(Prisma.sql`p."id"`, today)}) AND ${serviceEnd(today)} IS NOT NULL AS "isEnded",
      CASE WHEN t."reachable" THEN 'linked' WHEN t."id" IS NOT NULL THEN 'blocked' WHEN i."id" IS NOT NULL THEN 'invited'
        WHEN EXISTS (SELECT 1 FROM "TelegramLink" f WHERE f."personId" = p."id") THEN 'unlinked' ELSE 'never' END AS "state"
    FROM theirs JOIN "Person" p ON p."id" = theirs."personId"
    LEFT JOIN "TelegramLink" l ON l."personId" = p."id" AND l."endedAt" IS NULL
    LEFT JOIN "TelegramAccount" t ON t."id" = l."accountId"
    LEFT JOIN "Invite" i ON i."personId" = p."id" AND i."usedAt" IS NULL AND i."revokedAt" IS NULL
    WHERE ${namedSo(criteria)}
  )`

/** Of `found`: whoever is in a state. */
export const inState: Readonly<Record<NonNullable<PeopleCriteria['state']>, Prisma.Sql>> = {
  all: Prisma.sql`true`,
  linked: Prisma.sql`found."state" IN ('linked', 'blocked')`,
  blocked: Prisma.sql`found."state" = 'blocked'`,
  invited: Prisma.sql`found."state" = 'invited'`,
  never: Prisma.sql`found."state" = 'never'`,
  unlinked: Prisma.sql`found."state" = 'unlinked'`,
  noPost: Prisma.sql`NOT found."hasPost" AND NOT found."isEnded"`,
  ended: Prisma.sql`found."isEnded"`,
}

/** In which roles somebody stands to a record, that of somebody without a post today too. */
export const rolesOver = (actorId: string, personId: string, today: Day): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE held AS (
    SELECT a."unitId", ${runs('a', today)} AS "isHeld", a."startedOn", a."id" FROM "Assignment" a
    WHERE a."personId" = ${personId}::uuid
  ),
  above AS (
    SELECT u."id", u."parentId" FROM "Unit" u WHERE u."id" IN (SELECT "unitId" FROM held WHERE "isHeld")
      OR (NOT EXISTS (SELECT 1 FROM held WHERE "isHeld")
        AND u."id" = (SELECT "unitId" FROM held ORDER BY "startedOn" DESC, "id" LIMIT 1))
    UNION
    SELECT u."id", u."parentId" FROM "Unit" u JOIN above ON u."id" = above."parentId"
  )
  SELECT DISTINCT r."role" FROM "Role" r JOIN "Unit" ru ON ru."id" = r."unitId"
  WHERE r."personId" = ${actorId}::uuid AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
    AND EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = ${personId}::uuid)
    AND (r."unitId" IN (SELECT "id" FROM above) OR (ru."parentId" IS NULL AND NOT EXISTS (SELECT 1 FROM held)))`
