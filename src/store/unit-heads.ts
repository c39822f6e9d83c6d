import type { Day } from '../domain/day.ts'
import { Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { isRunning } from './people.ts'

/**
 * The head of a unit on a day (both expressions): first of its leading posts, recorded heads before others, deputies
 * last, then who served longest.
 */
export const headOn = (unit: Prisma.Sql, day: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT ha."personId" FROM "Assignment" ha JOIN "Position" hp ON hp."id" = ha."positionId" AND hp."leadership"
  WHERE ha."unitId" = ${unit} AND ha."startedOn" <= ${day} AND (ha."endedOn" IS NULL OR ${day} <= ha."endedOn")
  ORDER BY CASE hp."rank" WHEN 'head' THEN 0 WHEN 'deputy' THEN 2 ELSE 1 END, ha."startedOn", ha."id" LIMIT 1)`

/** The head of a unit (an expression) today. */
export const headOf = (unit: Prisma.Sql, today: Day): Prisma.Sql =>
  headOn(unit, Prisma.sql`${fromDay(today)}::date`)

/** Of an expression for people: with a post today in a unit (an expression) or below it. */
export const isWithin = (person: Prisma.Sql, unit: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`EXISTS (
  WITH RECURSIVE within AS (
    SELECT ${unit} AS "id"
    UNION
    SELECT wu."id" FROM "Unit" wu JOIN within w ON wu."parentId" = w."id"
    WHERE ${isRunning('wu."validFrom"', 'wu."validTo"', today)})
  SELECT 1 FROM "Assignment" wa WHERE wa."personId" = ${person} AND wa."unitId" IN (SELECT "id" FROM within)
    AND ${isRunning('wa."startedOn"', 'wa."endedOn"', today)})`

/** An expression of a WITH RECURSIVE: `led`, the units with people from a unit (an expression) down, and their heads. */
export const unitsLed = (unit: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  led_tree AS (
    SELECT u."id" FROM "Unit" u WHERE u."id" = ${unit}
    UNION
    SELECT u."id" FROM "Unit" u JOIN led_tree t ON u."parentId" = t."id"
    WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
  ),
  led AS (
    SELECT u."id", u."name", ${headOf(Prisma.sql`u."id"`, today)} AS "headId" FROM "Unit" u
    WHERE u."id" IN (SELECT "id" FROM led_tree) AND EXISTS (SELECT 1 FROM "Assignment" a
      WHERE a."unitId" = u."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
  )`
