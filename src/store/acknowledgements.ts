import { type BroadcastTexts, titleOf } from '../domain/broadcast/broadcast.ts'
import type { Day } from '../domain/day.ts'
import type { LanguageCode } from '../domain/evaluation/form.ts'
import type { Acknowledgements, Confirmed } from '../domain/report/acknowledgements.ts'
import type { ReportScope } from '../domain/report/report.ts'
import { type Connection, Prisma } from './database.ts'
import { isKnownToOthers } from './inspection-list.ts'
import { isRunning } from './people.ts'
import { reportUnits } from './report-scope.ts'

/** Of a person (an expression): with a post in the unit asked for or below it; everybody where none is. */
const isAsked = ({ unitId, day }: ReportScope, person: Prisma.Sql): Prisma.Sql =>
  unitId === null
    ? Prisma.sql`true`
    : Prisma.sql`${person} IN (SELECT a."personId" FROM "Assignment" a
        WHERE a."unitId" IN (SELECT "id" FROM units) AND ${isRunning('a."startedOn"', 'a."endedOn"', day)})`

type BroadcastRow = Omit<Confirmed, 'title'> &
  Readonly<{ texts: BroadcastTexts; fallback: LanguageCode | null; sentOn: Day }>

export const createAcknowledgements = (connection: Connection): Acknowledgements => ({
  async broadcasts(scope, { since, until, timeZone }) {
    const rows = await connection.$queryRaw<BroadcastRow[]>(Prisma.sql`
      WITH RECURSIVE ${reportUnits(scope)}
      SELECT b."texts", b."fallback", (b."startedAt" AT TIME ZONE ${timeZone})::date::text AS "sentOn",
        count(d."id")::int AS "asked", (count(*) FILTER (WHERE d."acknowledgedAt" < ${until}))::int AS "confirmed"
      FROM "Broadcast" b JOIN "Delivery" d ON d."noticeId" = b."noticeId" AND d."state" = 'sent'
      WHERE b."asksRead" AND b."startedAt" >= ${since} AND b."startedAt" < ${until}
        AND (b."unitId" IN (SELECT "id" FROM scope) OR b."authorId" = ${scope.staffId}::uuid)
        AND ${isAsked(scope, Prisma.sql`d."personId"`)}
      GROUP BY b."id" ORDER BY b."startedAt" DESC, b."id"`)
    return rows.map(({ texts, fallback, ...row }) => ({ ...row, title: titleOf({ texts, fallback }) }))
  },

  reminders: (scope, { since, until, timeZone }) =>
    connection.$queryRaw<Confirmed[]>(Prisma.sql`
      WITH RECURSIVE ${reportUnits(scope)}
      SELECT i."title", (max(r."sentAt") AT TIME ZONE ${timeZone})::date::text AS "sentOn",
        count(*)::int AS "asked", (count(*) FILTER (WHERE r."acknowledgedAt" < ${until}))::int AS "confirmed"
      FROM "Inspection" i JOIN "InspectionReminder" r ON r."inspectionId" = i."id"
      WHERE ${isKnownToOthers} AND i."unitId" IN (SELECT "id" FROM scope)
        AND r."sentAt" >= ${since} AND r."sentAt" < ${until} AND ${isAsked(scope, Prisma.sql`r."personId"`)}
      GROUP BY i."id" ORDER BY max(r."sentAt") DESC, i."id"`),
})
