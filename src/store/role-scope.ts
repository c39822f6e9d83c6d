import type { Day } from '../domain/day.ts'
import { Prisma } from './database.ts'
import { areRelated, isRunning } from './standing.ts'

/** `covered`, of a WITH RECURSIVE: the units somebody is admin for today, and all below them. */
export const adminScope = (adminId: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  covered AS (
    SELECT r."unitId" AS "id" FROM "Role" r WHERE r."personId" = ${adminId} AND r."role" = 'admin'
      AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
    UNION
    SELECT u."id" FROM "Unit" u JOIN covered ON u."parentId" = covered."id"
  )`

/** Admins today of a unit or of one above it. */
export const adminsOver = (unitId: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE above AS (
    SELECT u."id", u."parentId" FROM "Unit" u WHERE u."id" = ${unitId}
    UNION SELECT u."id", u."parentId" FROM "Unit" u JOIN above ON u."id" = above."parentId")
  SELECT DISTINCT r."personId" AS "id" FROM "Role" r WHERE r."role" = 'admin'
    AND ${isRunning('r."validFrom"', 'r."validTo"', today)} AND r."unitId" IN (SELECT "id" FROM above)`

/**
 * Whether an account of somebody who was admin already was linked by an invite of the other one. A day more, for in
 * the province it is later than in the database.
 */
const hasLetIn = (issuer: Prisma.Sql, person: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "TelegramLink" li JOIN "Invite" iv ON iv."personId" = li."personId" AND iv."usedAt" = li."linkedAt"
  JOIN "Role" ro ON ro."personId" = li."personId" AND ro."role" = 'admin' AND ro."validFrom" <= li."linkedAt"::date + 1
  WHERE li."personId" = ${person} AND li."endedAt" IS NULL AND iv."issuerId" = ${issuer})`

/** Whether one of two admins may hold the account of the other, so that both would be one. */
export const mayBeOne = (one: Prisma.Sql, other: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${hasLetIn(one, other)} OR ${hasLetIn(other, one)})`

/** A proposed change of a role (`ap`) that this person may release: not about himself or a relative of his. */
export const isRoleToRelease = (personId: string, today: Day): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "RoleChange" rc WHERE rc."id" = ap."roleChangeId" AND rc."personId" <> ${personId}::uuid
    AND NOT ${areRelated(Prisma.sql`rc."personId"`, Prisma.sql`${personId}::uuid`)}
    AND rc."unitId" IN (WITH RECURSIVE ${adminScope(Prisma.sql`${personId}::uuid`, today)} SELECT "id" FROM covered))`
