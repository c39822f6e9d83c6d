import type { Day } from '../domain/day.ts'
import { Prisma } from './database.ts'
import { isRunning } from './people.ts'

/** Whether somebody is staff today for a unit or for one above it. */
export const isStaffOf = (personId: Prisma.Sql, unitId: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  EXISTS (
    WITH RECURSIVE above AS (
      SELECT u."id", u."parentId" FROM "Unit" u WHERE u."id" = ${unitId}
      UNION SELECT u."id", u."parentId" FROM "Unit" u JOIN above ON u."id" = above."parentId")
    SELECT 1 FROM "Role" ro WHERE ro."personId" = ${personId} AND ro."role" = 'staff'
      AND ${isRunning('ro."validFrom"', 'ro."validTo"', today)} AND ro."unitId" IN (SELECT "id" FROM above))`

/** `below`: a unit and everything under it today. */
export const unitsBelow = (unitId: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  below AS (
    SELECT u."id" FROM "Unit" u WHERE u."id" = ${unitId}
    UNION SELECT u."id" FROM "Unit" u JOIN below ON u."parentId" = below."id"
      WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)})`
