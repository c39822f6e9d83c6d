import type { Day } from '../domain/day.ts'
import type { Responsible, UnitOnDay } from '../domain/inspection/port.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { areRelated, isRunning } from './people.ts'
import { headOn } from './unit-heads.ts'

/** Who answers for a subject (`s`) on a day, which is an expression. */
const answersOn = (day: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`coalesce(s."personId", ${headOn(Prisma.sql`s."unitId"`, day)})`

/** Who answers for a subject (`s`) on a day. */
export const answersFor = (day: Day): Prisma.Sql => answersOn(Prisma.sql`${fromDay(day)}::date`)

/** Who answers on that day, subject by subject; nobody (null) where a unit has no head. */
export const findResponsible = (connection: Connection, id: string, day: Day): Promise<Responsible[]> =>
  connection.$queryRaw<Responsible[]>(Prisma.sql`
    SELECT s."id" AS "subjectId", ${answersFor(day)} AS "personId"
    FROM "InspectionSubject" s WHERE s."inspectionId" = ${id}::uuid ORDER BY s."id"`)

/** A unit may have two heads of whom one answers for it: whoever leads in it is concerned. */
export const findConcerned = async (
  connection: Connection,
  id: string,
  personIds: readonly string[],
  day: Day,
): Promise<string[]> => {
  const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH answering AS (
      SELECT s."personId" AS "id" FROM "InspectionSubject" s
        WHERE s."inspectionId" = ${id}::uuid AND s."personId" IS NOT NULL
      UNION SELECT he."personId" FROM "InspectionSubject" s JOIN "Assignment" he ON he."unitId" = s."unitId"
        JOIN "Position" hp ON hp."id" = he."positionId" AND hp."leadership"
        WHERE s."inspectionId" = ${id}::uuid AND ${isRunning('he."startedOn"', 'he."endedOn"', day)})
    SELECT p."id" FROM unnest(${[...personIds]}::uuid[]) AS p("id") WHERE EXISTS (
      SELECT 1 FROM answering a
      WHERE a."id" = p."id" OR ${areRelated(Prisma.sql`p."id"`, Prisma.sql`a."id"`)})`)
  return rows.map(row => row.id)
}

/** Whether a unit stands on that day, and what came in its place where it does not. */
export const findUnitOn = async (
  connection: Connection,
  unitId: string,
  day: Day,
): Promise<UnitOnDay | undefined> => {
  const [unit] = await connection.$queryRaw<{ id: string; name: string; exists: boolean }[]>(Prisma.sql`
    SELECT u."id", u."name", ${isRunning('u."validFrom"', 'u."validTo"', day)} AS "exists"
    FROM "Unit" u WHERE u."id" = ${unitId}::uuid`)
  if (!unit) return undefined
  if (unit.exists) return { ...unit, successors: [] }
  // What came in its place may have gone as well meanwhile.
  const successors = await connection.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`
    WITH RECURSIVE later AS (
      SELECT su."toId" AS "id" FROM "UnitSuccession" su WHERE su."fromId" = ${unitId}::uuid
      UNION SELECT su."toId" FROM "UnitSuccession" su JOIN later ON su."fromId" = later."id")
    SELECT u."id", u."name" FROM later JOIN "Unit" u ON u."id" = later."id"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', day)} ORDER BY u."name", u."id"`)
  return { ...unit, successors }
}

/** Of those that are known and not over, on their first day or today where that is later. */
export const findMisaddressed = async (
  connection: Connection,
  today: Day,
  limit: number,
): Promise<string[]> => {
  const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT DISTINCT i."id" FROM "Inspection" i JOIN "InspectionSubject" s ON s."inspectionId" = i."id"
    LEFT JOIN "InspectionAddressee" ad ON ad."subjectId" = s."id" AND ad."endedAt" IS NULL
    WHERE i."state" IN ('planned', 'opened') AND (NOT i."sealed" OR i."openedAt" IS NOT NULL)
      AND ad."personId" IS DISTINCT FROM ${answersOn(Prisma.sql`greatest(i."startsOn", ${fromDay(today)}::date)`)}
    LIMIT ${limit}`)
  return rows.map(({ id }) => id)
}
