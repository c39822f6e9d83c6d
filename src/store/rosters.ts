import type { SheetName } from '../domain/roster/columns.ts'
import type { Rosters } from '../domain/roster/port.ts'
import type { Records } from '../domain/roster/roster.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning } from './people.ts'
import { insertion, replacement, selected } from './roster-columns.ts'

/** These units and everything that ever lay below them, as `below`. */
const below = (unitIds: readonly string[]): Prisma.Sql => Prisma.sql`
  below AS (
    SELECT "id" FROM unnest(${[...unitIds]}::uuid[]) AS given("id")
    UNION
    SELECT u."id" FROM "Unit" u JOIN below ON u."parentId" = below."id"
  )`

/** Units, people, posts and lines as a file speaks of them, read and written many at once. */
export const createRosters = (connection: Connection): Rosters => {
  const read = <Sheet extends SheetName>(sheet: Sheet, rest = Prisma.empty): Promise<Records[Sheet][]> =>
    connection.$queryRaw<Records[Sheet][]>(Prisma.sql`${selected(sheet)} ${rest}`)
  return {
    async scope(actorId, today) {
      const rows = await connection.$queryRaw<{ role: 'staff' | 'admin'; unitId: string }[]>(Prisma.sql`
        SELECT r."role", r."unitId" FROM "Role" r JOIN "Unit" u ON u."id" = r."unitId"
        WHERE r."personId" = ${actorId}::uuid AND ${isRunning('r."validFrom"', 'r."validTo"', today)}
        ORDER BY u."parentId" IS NOT NULL, u."code"`)
      return {
        roles: new Set(rows.map(({ role }) => role)),
        unitIds: [...new Set(rows.map(({ unitId }) => unitId))],
      }
    },

    async load({ codes, names }) {
      const named = Prisma.sql`SELECT p."id" FROM "Person" p WHERE p."code" = ANY(${[...codes]})`
      return {
        units: await read('units'),
        successions: await read('successions'),
        positions: await read('positions'),
        people: await read('people', Prisma.sql`WHERE t."code" = ANY(${[...codes]})`),
        others: await read(
          'people',
          Prisma.sql`WHERE NOT t."code" = ANY(${[...codes]}) AND (t."bornOn", fold_name(t."name")) IN (
            SELECT r."bornOn", fold_name(r."name") FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
              AS r("name" text, "bornOn" date))`,
        ),
        assignments: await read('assignments', Prisma.sql`WHERE t."personId" IN (${named})`),
        lines: await read('lines'),
        planned: await read('planned', Prisma.sql`WHERE t."personId" IN (${named})`),
        targets: await read('targets'),
      }
    },

    async present(unitIds, today) {
      const rest = (where: Prisma.Sql, order: string): Prisma.Sql =>
        Prisma.sql`WHERE ${where} ORDER BY ${Prisma.raw(order)}`
      const people = Prisma.sql`(WITH RECURSIVE ${below(unitIds)} SELECT a."personId" FROM "Assignment" a
        WHERE a."unitId" IN (SELECT "id" FROM below) AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})`
      const units = Prisma.sql`(WITH RECURSIVE ${below(unitIds)} SELECT "id" FROM below)`
      const scope = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT "id" FROM ${units} u`)
      const theirs = Prisma.sql`t."personId" IN ${people} AND t."unitId" IN ${units}`
      return {
        scope: new Set(scope.map(({ id }) => id)),
        units: await read('units', Prisma.sql`ORDER BY "validFrom", "code"`),
        successions: await read(
          'successions',
          rest(Prisma.sql`t."fromId" IN ${units} AND t."toId" IN ${units}`, '"fromId", "toId"'),
        ),
        positions: await read('positions', Prisma.sql`ORDER BY "code"`),
        people: await read('people', rest(Prisma.sql`t."id" IN ${people}`, '"code"')),
        others: await read(
          'people',
          Prisma.sql`WHERE t."id" IN (SELECT l."supervisorId" FROM "SupervisorLine" l WHERE l."subordinateId" IN ${people})
            AND t."id" NOT IN ${people}`,
        ),
        assignments: await read('assignments', rest(theirs, '"personId", "startedOn", "id"')),
        lines: await read('lines', rest(Prisma.sql`t."subordinateId" IN ${people}`, '"validFrom", "id"')),
        planned: await read(
          'planned',
          rest(Prisma.sql`t."personId" IN ${people}`, '"term", "tier", "personId"'),
        ),
        targets: await read('targets', rest(Prisma.sql`t."unitId" IN ${units}`, '"code"')),
      }
    },

    async hold() {
      await connection.$executeRaw(Prisma.sql`
        LOCK TABLE "Unit", "UnitSuccession", "Position", "Person", "Assignment", "SupervisorLine", "PlannedCadre",
          "ResolutionTarget" IN SHARE ROW EXCLUSIVE MODE`)
    },

    async add(sheet, records, at) {
      await connection.$executeRaw(insertion(sheet, records, at))
    },

    async change(sheet, records) {
      await connection.$executeRaw(replacement(sheet, records))
    },
  }
}
