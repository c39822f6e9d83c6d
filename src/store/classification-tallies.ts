import { noLevels } from '../domain/classification/cap.ts'
import type { Tally } from '../domain/classification/group.ts'
import type { Day } from '../domain/day.ts'
import type { Level } from '../domain/evaluation/score.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning } from './people.ts'

type Row = Readonly<{
  unitId: string
  unit: string
  positionGroup: string | null
  titles: Record<string, string>[] | null
  level: string
  count: number
  proposed: number
  decided: number
}>

/** The post somebody is known by, of "Person" as p: leading posts first, then the longest held. */
export const knownPost = (today: Day): Prisma.Sql => Prisma.sql`
  JOIN LATERAL (
    SELECT a."unitId", po."positionGroup" FROM "Assignment" a JOIN "Position" po ON po."id" = a."positionId"
    WHERE a."personId" = p."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
    ORDER BY po."leadership" DESC, a."startedOn", po."code" LIMIT 1
  ) post ON true`

/**
 * `agencies`, of a WITH RECURSIVE, defines `agency`; `counted` is which of "Evaluation" as e, with its "Classification"
 * as cl, are counted at all; posts are those of the day.
 */
type Counted = Readonly<{ cycleId: string; agencies: Prisma.Sql; counted: Prisma.Sql; day: Day }>

/**
 * Levels in the agencies of these people, and in each group of similar duties there: of everybody reviewed in the
 * cycle, whoever decides on him.
 */
export const findTallies = (
  connection: Connection,
  cycleId: string,
  personIds: readonly string[],
  day: Day,
): Promise<Tally[]> => {
  const agencies = Prisma.sql`agency AS (
    SELECT DISTINCT post."unitId" FROM "Person" p ${knownPost(day)} WHERE p."id" = ANY(${[...personIds]}::uuid[]))`
  return findTalliesIn(connection, { cycleId, agencies, counted: Prisma.sql`true`, day })
}

/** The same in agencies of any choice, of those who are to be counted. */
export const findTalliesIn = async (
  connection: Connection,
  { cycleId, agencies, counted, day }: Counted,
): Promise<Tally[]> => {
  const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
    WITH RECURSIVE ${agencies},
    rated AS (
      SELECT post."unitId", post."positionGroup", coalesce(pe."level", cl."level", e."proposedLevel") AS "level",
        e."proposedLevel", cl."evaluationId" IS NOT NULL AS "isDecided"
      FROM "Evaluation" e JOIN "Person" p ON p."id" = e."personId" ${knownPost(day)}
      LEFT JOIN "Classification" cl ON cl."evaluationId" = e."id" LEFT JOIN "Petition" pe ON pe."evaluationId" = e."id"
      WHERE e."cycleId" = ${cycleId}::uuid AND e."reviewedPoints" IS NOT NULL
        AND post."unitId" IN (SELECT "unitId" FROM agency) AND ${counted}
    )
    SELECT r."unitId", u."name" AS "unit", r."positionGroup", r."level", count(*)::int AS "count",
      (count(*) FILTER (WHERE r."proposedLevel" = 'excellent'))::int AS "proposed",
      (count(*) FILTER (WHERE r."isDecided" AND r."level" = 'excellent'))::int AS "decided",
      (SELECT json_agg(po."titles" ORDER BY po."code") FROM "Position" po WHERE po."positionGroup" = r."positionGroup")
        AS "titles"
    FROM rated r JOIN "Unit" u ON u."id" = r."unitId"
    GROUP BY GROUPING SETS ((r."unitId", u."name", r."level"), (r."unitId", u."name", r."positionGroup", r."level"))
    ORDER BY u."name", r."unitId", r."positionGroup" NULLS FIRST`)
  const tallies = new Map<string, Tally>()
  for (const { unitId, unit, positionGroup, titles, level, count, proposed, decided } of rows) {
    const key = `${unitId} ${positionGroup ?? ''}`
    const known = tallies.get(key) ?? {
      unit,
      duties: positionGroup === null ? null : (titles ?? []),
      levels: noLevels,
      excellent: { proposed: 0, decided: 0 },
    }
    tallies.set(key, {
      ...known,
      levels: { ...known.levels, [level as Level]: count },
      excellent: {
        proposed: known.excellent.proposed + proposed,
        decided: known.excellent.decided + decided,
      },
    })
  }
  return [...tallies.values()]
}
