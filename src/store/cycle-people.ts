import type { CycleCounts, CycleState } from '../domain/cycle/cycle.ts'
import type { CyclePerson, CycleScope } from '../domain/cycle/port.ts'
import type { Day } from '../domain/day.ts'
import { isEvaluated } from './choose-form.ts'
import { countStanding, cycleState, isUnreminded } from './cycle-standing.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning, mainPost, staffScope } from './people.ts'

type Whom = Pick<CycleScope, 'unitId' | 'positionGroup'>

/** Two expressions of a WITH RECURSIVE: the units of a cycle, and `name`, everybody under it by his post today. */
export const peopleUnder = (name: string, { unitId, positionGroup }: Whom, today: Day): Prisma.Sql => {
  const tree = Prisma.raw(`${name}_tree`)
  return Prisma.sql`
    ${tree} AS (
      SELECT u."id" FROM "Unit" u WHERE u."id" = ${unitId}::uuid
      UNION
      SELECT u."id" FROM "Unit" u JOIN ${tree} t ON u."parentId" = t."id"
      WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
    ),
    ${Prisma.raw(name)} AS (
      SELECT DISTINCT a."personId" AS "id" FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
      JOIN "Person" p ON p."id" = a."personId" AND ${isEvaluated}
      WHERE a."unitId" IN (SELECT "id" FROM ${tree}) AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
        AND (${positionGroup}::text IS NULL OR po."positionGroup" = ${positionGroup})
    )`
}

export const countUnder = async (connection: Connection, whom: Whom, today: Day): Promise<number> => {
  const [row] = await connection.$queryRaw<[{ total: number }]>(Prisma.sql`
    WITH RECURSIVE ${peopleUnder('under', whom, today)} SELECT count(*)::int AS "total" FROM under`)
  return row.total
}

export const countShared = async (
  connection: Connection,
  one: Whom,
  other: Whom,
  today: Day,
): Promise<number> => {
  const [row] = await connection.$queryRaw<[{ total: number }]>(Prisma.sql`
    WITH RECURSIVE ${peopleUnder('one', one, today)}, ${peopleUnder('other', other, today)}
    SELECT count(*)::int AS "total" FROM one JOIN other ON other."id" = one."id"`)
  return row.total
}

/** Everybody under a cycle today, and whoever began an evaluation in it and has left. */
const standing = (cycleId: string, whom: Whom, today: Day): Prisma.Sql => Prisma.sql`
  ${peopleUnder('under', whom, today)},
  standing AS (
    SELECT u."id", ${cycleState} AS "state" FROM (
      SELECT "id" FROM under UNION SELECT b."personId" FROM "Evaluation" b WHERE b."cycleId" = ${cycleId}::uuid) u
    LEFT JOIN "Evaluation" e ON e."cycleId" = ${cycleId}::uuid AND e."personId" = u."id"
  )`

/** How many people are how far. */
export const countStates = (
  connection: Connection,
  cycleId: string,
  whom: Whom,
  today: Day,
): Promise<CycleCounts> => countStanding(connection, standing(cycleId, whom, today))

type Page = Readonly<{ offset: number; limit: number }>

export const listInState = async (
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
    ${staffScope(actorId, today)},
    visible AS (
      SELECT s."id" FROM standing s WHERE s."state" = ${wanted} AND EXISTS (
        SELECT 1 FROM "Assignment" a JOIN scope ON scope."id" = a."unitId"
        WHERE a."personId" = s."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
    )
    SELECT p."id", p."name", post."unit", (SELECT count(*)::int FROM visible) AS "total"
    FROM visible v JOIN "Person" p ON p."id" = v."id" ${mainPost(today)}
    ORDER BY post."unit" NULLS LAST, p."name", p."id" OFFSET ${offset} LIMIT ${limit}`)
  const items = rows.map(({ id, name, unit }) => ({ id, name, unit }))
  return { total: rows[0]?.total ?? 0, items }
}

/** Under a cycle with nothing handed in, and told of its deadline neither since then nor about to be. */
export const findUnreminded = async (
  connection: Connection,
  cycleId: string,
  whom: Whom,
  today: Day,
  since: Date,
): Promise<string[]> => {
  const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH RECURSIVE ${peopleUnder('under', whom, today)}
    SELECT u."id" FROM under u
    WHERE NOT EXISTS (SELECT 1 FROM "Evaluation" e WHERE e."cycleId" = ${cycleId}::uuid
        AND e."personId" = u."id" AND e."state" NOT IN ('draft', 'returned'))
      AND ${isUnreminded(cycleId, Prisma.sql`u."id"`, since)}`)
  return rows.map(({ id }) => id)
}
