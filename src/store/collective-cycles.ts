import type { CycleCounts, CycleState } from '../domain/cycle/cycle.ts'
import type { CyclePerson, CycleScope } from '../domain/cycle/port.ts'
import type { Day } from '../domain/day.ts'
import { countStanding, cycleState, isUnreminded } from './cycle-standing.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning, staffScope } from './people.ts'
import { unitsLed } from './unit-heads.ts'

type Whom = Pick<CycleScope, 'unitId'>

/** Units with people under a collective cycle, whether anybody heads them or not. */
export const countUnits = async (connection: Connection, { unitId }: Whom, today: Day): Promise<number> => {
  const [row] = await connection.$queryRaw<[{ total: number }]>(Prisma.sql`
    WITH RECURSIVE ${unitsLed(Prisma.sql`${unitId}::uuid`, today)} SELECT count(*)::int AS "total" FROM led`)
  return row.total
}

/** Units that two collective cycles have together. */
export const countSharedUnits = async (
  connection: Connection,
  one: Whom,
  other: Whom,
  today: Day,
): Promise<number> => {
  const [row] = await connection.$queryRaw<[{ total: number }]>(Prisma.sql`
    WITH RECURSIVE ${unitsLed(Prisma.sql`${one.unitId}::uuid`, today)},
    other_tree AS (
      SELECT u."id" FROM "Unit" u WHERE u."id" = ${other.unitId}::uuid
      UNION
      SELECT u."id" FROM "Unit" u JOIN other_tree t ON u."parentId" = t."id"
      WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
    )
    SELECT count(*)::int AS "total" FROM led WHERE "id" IN (SELECT "id" FROM other_tree)`)
  return row.total
}

/** Every unit under a cycle today, and each that began and is no more under it. */
const standing = (cycleId: string, { unitId }: Whom, today: Day): Prisma.Sql => Prisma.sql`
  ${unitsLed(Prisma.sql`${unitId}::uuid`, today)},
  standing AS (
    SELECT u."id", u."name", coalesce(led."headId", e."personId") AS "headId", ${cycleState} AS "state" FROM (
      SELECT "id" FROM led UNION SELECT b."unitId" FROM "Evaluation" b WHERE b."cycleId" = ${cycleId}::uuid) un
    JOIN "Unit" u ON u."id" = un."id" LEFT JOIN led ON led."id" = u."id"
    LEFT JOIN "Evaluation" e ON e."cycleId" = ${cycleId}::uuid AND e."unitId" = u."id"
  )`

/** How many units are how far. */
export const countUnitStates = (
  connection: Connection,
  cycleId: string,
  whom: Whom,
  today: Day,
): Promise<CycleCounts> => countStanding(connection, standing(cycleId, whom, today))

type Page = Readonly<{ offset: number; limit: number }>

/** Units in one state within the actor's scope; the name is the unit's, and its head stands where a person's unit would. */
export const listUnitsInState = async (
  connection: Connection,
  cycleId: string,
  whom: Whom,
  wanted: CycleState,
  actorId: string,
  today: Day,
  { offset, limit }: Page,
): Promise<Readonly<{ total: number; items: readonly CyclePerson[] }>> => {
  const rows = await connection.$queryRaw<(CyclePerson & { total: number })[]>(Prisma.sql`
    WITH RECURSIVE ${standing(cycleId, whom, today)},
    ${staffScope(actorId, today)}
    SELECT s."id", s."name", p."name" AS "unit", count(*) OVER ()::int AS "total"
    FROM standing s LEFT JOIN "Person" p ON p."id" = s."headId"
    WHERE s."state" = ${wanted} AND s."id" IN (SELECT "id" FROM scope)
    ORDER BY s."name", s."id" OFFSET ${offset} LIMIT ${limit}`)
  const items = rows.map(({ id, name, unit }) => ({ id, name, unit }))
  return { total: rows[0]?.total ?? 0, items }
}

/** Heads of units that have nothing handed in; as an expression, for a cycle that is one too. */
export const headsMissing = (cycleId: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE ${unitsLed(Prisma.sql`(SELECT lc."unitId" FROM "EvaluationCycle" lc WHERE lc."id" = ${cycleId})`, today)}
  SELECT DISTINCT led."headId" AS "id" FROM led
  WHERE led."headId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Evaluation" le WHERE le."cycleId" = ${cycleId}
    AND le."unitId" = led."id" AND le."state" NOT IN ('draft', 'returned'))`

/** Heads with nothing handed in, told of the deadline neither since then nor about to be. */
export const findUnremindedHeads = async (
  connection: Connection,
  cycleId: string,
  today: Day,
  since: Date,
): Promise<string[]> => {
  const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT h."id" FROM (${headsMissing(Prisma.sql`${cycleId}::uuid`, today)}) h
    WHERE ${isUnreminded(cycleId, Prisma.sql`h."id"`, since)}`)
  return rows.map(({ id }) => id)
}
