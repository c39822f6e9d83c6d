import type { UnitName } from '../domain/broadcast/port.ts'
import type { Day } from '../domain/day.ts'
import type { Reports } from '../domain/report/port.ts'
import type { UnitChoice } from '../domain/report/unit-choice.ts'
import { createAcknowledgements } from './acknowledgements.ts'
import { createCycleReports } from './cycle-reports.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { isRunning, staffScope } from './people.ts'

export const createReports = (connection: Connection): Reports => ({
  cycles: createCycleReports(connection),
  acknowledgements: createAcknowledgements(connection),

  async unit(staffId, unitId, today) {
    const [row] = await connection.$queryRaw<{ name: string }[]>(Prisma.sql`
      WITH RECURSIVE ${staffScope(staffId, today, 'all')}
      SELECT u."name" FROM "Unit" u JOIN scope ON scope."id" = u."id" WHERE u."id" = ${unitId}::uuid`)
    return row?.name
  },

  unitsBelow: (staffId, unitId, day, today) =>
    connection.$queryRaw<UnitChoice[]>(Prisma.sql`
      WITH RECURSIVE ${staffScope(staffId, today, 'all')}
      SELECT u."id", u."name", EXISTS (
        SELECT 1 FROM "Unit" below WHERE below."parentId" = u."id"
          AND ${isRunning('below."validFrom"', 'below."validTo"', day)}) AS "hasMore"
      FROM "Unit" u JOIN scope ON scope."id" = u."id"
      WHERE ${isRunning('u."validFrom"', 'u."validTo"', day)} AND ${
        unitId === null
          ? Prisma.sql`u."id" IN (SELECT r."unitId" FROM "Role" r WHERE r."personId" = ${staffId}::uuid
              AND r."role" = 'staff' AND ${isRunning('r."validFrom"', 'r."validTo"', today)})`
          : Prisma.sql`u."parentId" = ${unitId}::uuid`
      }
      ORDER BY u."name", u."id"`),

  async unitAbove(staffId, unitId, today) {
    const [row] = await connection.$queryRaw<UnitName[]>(Prisma.sql`
      WITH RECURSIVE ${staffScope(staffId, today, 'all')}
      SELECT above."id", above."name" FROM "Unit" u JOIN "Unit" above ON above."id" = u."parentId"
      JOIN scope ON scope."id" = above."id" WHERE u."id" = ${unitId}::uuid`)
    return row ?? null
  },

  async lastOfUnits(staffId, today) {
    const [row] = await connection.$queryRaw<{ day: Day | null }[]>(Prisma.sql`
      WITH RECURSIVE ${staffScope(staffId, today, 'all')}
      SELECT max(u."validTo")::text AS "day" FROM "Unit" u JOIN scope ON scope."id" = u."id"
      WHERE u."validTo" < ${fromDay(today)}::date`)
    return row?.day ?? null
  },
})
