import type { ReportScope } from '../domain/report/report.ts'
import { Prisma } from './database.ts'
import { isRunning, staffScope } from './people.ts'

/**
 * `units`, of a WITH RECURSIVE: the units a report is about as they stood on its day, dissolved ones on a day of
 * theirs too. Its reader’s scope is that of today.
 */
export const reportUnits = ({ staffId, unitId, day, today }: ReportScope): Prisma.Sql => Prisma.sql`
  ${staffScope(staffId, today, 'all')},
  asked AS (
    SELECT s."id" FROM scope s WHERE ${unitId === null ? Prisma.sql`true` : Prisma.sql`s."id" = ${unitId}::uuid`}
    UNION
    SELECT u."id" FROM "Unit" u JOIN asked ON u."parentId" = asked."id"
  ),
  units AS (
    SELECT u."id", u."code", u."name", u."kind", u."parentId" FROM "Unit" u JOIN asked ON asked."id" = u."id"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', day)}
  )`
