import type { PartName } from '../domain/own-data/parts.ts'
import { Prisma } from './database.ts'

/** A part as one query about one person; its columns are the fields of the part. Days are those of the zone. */
export type PartQuery = (personId: string, timeZone: string) => Prisma.Sql

const me = (personId: string): Prisma.Sql => Prisma.sql`${personId}::uuid`

type RecordPart = Extract<
  PartName,
  | 'person'
  | 'posts'
  | 'serviceEnds'
  | 'planning'
  | 'lines'
  | 'roles'
  | 'roleChanges'
  | 'deputies'
  | 'relatives'
  | 'links'
  | 'consents'
  | 'invites'
  | 'preferences'
>

/** Who somebody is, what he holds, and how he is reached. */
export const recordQueries: Readonly<Record<RecordPart, PartQuery>> = {
  person: id => Prisma.sql`
    SELECT "name", "code", "kind", "gender", "bornOn", "serviceFrom", "serviceUntil", "recruitedOn", "partyMember",
      "createdAt" AS "at" FROM "Person" WHERE "id" = ${me(id)}`,

  posts: id => Prisma.sql`
    SELECT po."titles" AS "title", u."name" AS "unit", a."kind", a."startedOn", a."endedOn", a."decisionNo",
      a."mandated", a."locality", a."localityBy", a."managingTier"
    FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId" JOIN "Unit" u ON u."id" = a."unitId"
    WHERE a."personId" = ${me(id)} ORDER BY a."startedOn", a."id"`,

  serviceEnds: id => Prisma.sql`
    SELECT "lastDay", "reason" AS "kind", "decisionNo", "recordedAt" AS "at", "settledAt", "cancelledAt" AS "revokedAt"
    FROM "ServiceEnd" WHERE "personId" = ${me(id)} ORDER BY "recordedAt", "id"`,

  planning: id => Prisma.sql`
    SELECT pc."term", pc."tier", u."name" AS "unit", pc."decisionNo"
    FROM "PlannedCadre" pc LEFT JOIN "Unit" u ON u."id" = pc."unitId"
    WHERE pc."personId" = ${me(id)} ORDER BY pc."term", pc."tier"`,

  // Whom he decides for is told as lines without a name: it is theirs.
  lines: id => Prisma.sql`
    SELECT CASE WHEN l."subordinateId" = ${me(id)} THEN 'subordinate' ELSE 'supervisor' END AS "as",
      CASE WHEN l."subordinateId" = ${me(id)} THEN p."name" END AS "name", l."validFrom", l."validTo"
    FROM "SupervisorLine" l JOIN "Person" p ON p."id" = l."supervisorId"
    WHERE ${me(id)} IN (l."subordinateId", l."supervisorId") ORDER BY 1, l."validFrom", l."id"`,

  roles: id => Prisma.sql`
    SELECT r."role", u."name" AS "unit", r."validFrom", r."validTo" FROM "Role" r JOIN "Unit" u ON u."id" = r."unitId"
    WHERE r."personId" = ${me(id)} ORDER BY r."validFrom", r."id"`,

  roleChanges: id => Prisma.sql`
    SELECT CASE WHEN rc."personId" = ${me(id)} THEN 'concerned' ELSE 'author' END AS "as", rc."role",
      u."name" AS "unit", rc."change", rc."createdAt" AS "at", de."outcome", de."decidedAt"
    FROM "RoleChange" rc JOIN "Unit" u ON u."id" = rc."unitId"
    LEFT JOIN "Approval" ap ON ap."roleChangeId" = rc."id" LEFT JOIN "Decision" de ON de."approvalId" = ap."id"
    WHERE ${me(id)} IN (rc."personId", rc."authorId") ORDER BY rc."createdAt", rc."id"`,

  deputies: id => Prisma.sql`
    SELECT CASE WHEN d."principalId" = ${me(id)} THEN 'principal' ELSE 'deputy' END AS "as", p."name",
      d."validFrom", d."validTo"
    FROM "Deputy" d JOIN "Person" p
      ON p."id" = CASE WHEN d."principalId" = ${me(id)} THEN d."deputyId" ELSE d."principalId" END
    WHERE ${me(id)} IN (d."principalId", d."deputyId") ORDER BY d."validFrom", d."id"`,

  relatives: id => Prisma.sql`
    SELECT p."name", dr."declaredAt" AS "at", dr."endedAt"
    FROM "DeclaredRelative" dr JOIN "Person" p ON p."id" = dr."relativeId"
    WHERE dr."personId" = ${me(id)} ORDER BY dr."declaredAt", dr."id"`,

  links: id => Prisma.sql`
    SELECT l."accountId"::text AS "account", l."linkedAt" AS "startedAt", l."endedAt",
      CASE WHEN l."endedAt" IS NULL THEN ta."language" END AS "language",
      CASE WHEN l."endedAt" IS NULL THEN ta."digits" END AS "digits",
      CASE WHEN l."endedAt" IS NULL THEN ta."reachable" END AS "reachable"
    FROM "TelegramLink" l JOIN "TelegramAccount" ta ON ta."id" = l."accountId"
    WHERE l."personId" = ${me(id)} ORDER BY l."linkedAt", l."id"`,

  consents: id => Prisma.sql`
    SELECT "noticeVersion", "language", "noticeHash", "accountId"::text AS "account", "givenAt" AS "at", "withdrawnAt"
    FROM "Consent" WHERE "personId" = ${me(id)} ORDER BY "givenAt", "id"`,

  // Those he issued to others are in the list of what he did.
  invites: id => Prisma.sql`
    SELECT 'concerned' AS "as", "createdAt" AS "at", "expiresAt", "usedAt", "revokedAt"
    FROM "Invite" WHERE "personId" = ${me(id)} ORDER BY "createdAt", "id"`,

  preferences: id => Prisma.sql`
    SELECT "timeZone", "quietFrom", "quietTo", "digest" FROM "NoticePreference" WHERE "personId" = ${me(id)}`,
}
