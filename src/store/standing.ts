import type { Day } from '../domain/day.ts'
import { Prisma } from './database.ts'
import { fromDay } from './day-column.ts'

/** Both days count; without a last one it goes on. */
export const isRunning = (from: string, to: string, today: Day): Prisma.Sql =>
  Prisma.sql`(${Prisma.raw(from)} <= ${fromDay(today)}::date AND (${Prisma.raw(to)} IS NULL OR ${fromDay(today)}::date <= ${Prisma.raw(to)}))`

/**
 * Of "Assignment" by its alias: a post of today; of somebody who has left the service and not come back, one he had
 * on his last day, so that what he leaves still has its staff and its authorities.
 */
export const isPost = (a: string, today: Day): Prisma.Sql => Prisma.sql`
  (${isRunning(`${a}."startedOn"`, `${a}."endedOn"`, today)} OR EXISTS (
    SELECT 1 FROM "ServiceEnd" se WHERE se."personId" = ${Prisma.raw(a)}."personId" AND se."settledAt" IS NOT NULL
      AND se."lastDay" = ${Prisma.raw(a)}."endedOn" AND NOT EXISTS (
        SELECT 1 FROM "Assignment" now WHERE now."personId" = se."personId"
          AND ${isRunning('now."startedOn"', 'now."endedOn"', today)})))`

/** Of "SupervisorLine" by its alias: a line of today; of somebody who has left, the one he had on his last day. */
export const isLine = (s: string, today: Day): Prisma.Sql => Prisma.sql`
  (${isRunning(`${s}."validFrom"`, `${s}."validTo"`, today)} OR EXISTS (
    SELECT 1 FROM "ServiceEnd" se WHERE se."personId" = ${Prisma.raw(s)}."subordinateId"
      AND se."settledAt" IS NOT NULL AND se."lastDay" = ${Prisma.raw(s)}."validTo" AND NOT EXISTS (
        SELECT 1 FROM "Assignment" now WHERE now."personId" = se."personId"
          AND ${isRunning('now."startedOn"', 'now."endedOn"', today)})))`

/**
 * His service has been ended and that was carried out, by a death today too, and he has no post that it did not end:
 * the day of a death counts still as one of service, and nobody gives or sends the dead anything on it.
 */
export const hasLeft = (person: Prisma.Sql, today: Day): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM "ServiceEnd" gone WHERE gone."personId" = ${person} AND gone."settledAt" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "Assignment" back WHERE back."personId" = gone."personId"
      AND back."endedOn" IS DISTINCT FROM gone."lastDay"
      AND ${isRunning('back."startedOn"', 'back."endedOn"', today)}))`

/** Whether one of two has declared the other a relative. */
export const areRelated = (one: Prisma.Sql, other: Prisma.Sql): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM "DeclaredRelative" dr WHERE dr."endedAt" IS NULL
    AND ((dr."personId" = ${one} AND dr."relativeId" = ${other})
      OR (dr."personId" = ${other} AND dr."relativeId" = ${one})))`
