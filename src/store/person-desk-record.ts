import type { Day } from '../domain/day.ts'
import type { DeskRecord } from '../domain/person/desk-port.ts'
import type { LinkFacts, PersonIdentity, RecordRole } from '../domain/person/record.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning } from './people.ts'
import { serviceEnd } from './person-desk-scope.ts'
import { hasLeft } from './standing.ts'

type LinkRow = Readonly<{
  linkId: string | null
  linkedAt: Date | null
  reachable: boolean | null
  unreachableSince: Date | null
  inviteId: string | null
  expiresAt: Date | null
  lastEndedAt: Date | null
}>

/** Since his messages were refused without one getting through again. */
const unreachableSince = Prisma.sql`(
  SELECT min(d."settledAt") FROM "Delivery" d WHERE d."personId" = p."id" AND d."state" = 'gone'
    AND d."settledAt" > coalesce((SELECT max(s."settledAt") FROM "Delivery" s
      WHERE s."personId" = p."id" AND s."state" = 'sent'), '-infinity'::timestamptz))`

const toLink = (row: LinkRow): LinkFacts => {
  const { linkId, linkedAt, inviteId, expiresAt, lastEndedAt } = row
  return {
    link:
      linkId && linkedAt
        ? {
            id: linkId,
            since: linkedAt,
            isReachable: row.reachable ?? true,
            unreachableSince: row.unreachableSince,
          }
        : null,
    invite: inviteId && expiresAt ? { id: inviteId, until: expiresAt } : null,
    lastEndedAt,
  }
}

const findRoles = (connection: Connection, personId: string, today: Day): Promise<RecordRole[]> =>
  connection.$queryRaw<RecordRole[]>(Prisma.sql`
    SELECT r."role", u."name" AS "unit", r."validFrom"::text AS "from", r."validTo"::text AS "to"
    FROM "Role" r JOIN "Unit" u ON u."id" = r."unitId"
    WHERE r."personId" = ${personId}::uuid AND (r."validTo" IS NULL OR ${today}::date <= r."validTo")
    ORDER BY r."role", u."name", r."validFrom"`)

type Row = LinkRow & PersonIdentity & Pick<DeskRecord, 'recruitedOn' | 'endedOn'>

/** Who somebody is, how he stands to the bot, and his roles; nothing of what is sensitive is read. */
export const findRecord = async (
  connection: Connection,
  personId: string,
  today: Day,
): Promise<DeskRecord | undefined> => {
  const [row] = await connection.$queryRaw<Row[]>(Prisma.sql`
    SELECT p."id", p."name", p."code", p."kind", p."recruitedOn"::text AS "recruitedOn",
      CASE WHEN ${hasLeft(Prisma.sql`p."id"`, today)} OR NOT EXISTS (SELECT 1 FROM "Assignment" a WHERE a."personId" = p."id"
        AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}) THEN ${serviceEnd(today)}::text END AS "endedOn",
      l."id" AS "linkId", l."linkedAt", t."reachable", ${unreachableSince} AS "unreachableSince",
      i."id" AS "inviteId", i."expiresAt",
      (SELECT max(f."endedAt") FROM "TelegramLink" f WHERE f."personId" = p."id") AS "lastEndedAt"
    FROM "Person" p
    LEFT JOIN "TelegramLink" l ON l."personId" = p."id" AND l."endedAt" IS NULL
    LEFT JOIN "TelegramAccount" t ON t."id" = l."accountId"
    LEFT JOIN "Invite" i ON i."personId" = p."id" AND i."usedAt" IS NULL AND i."revokedAt" IS NULL
    WHERE p."id" = ${personId}::uuid`)
  if (!row) return undefined
  const { id, name, code, kind, recruitedOn, endedOn } = row
  const roles = await findRoles(connection, personId, today)
  return { person: { id, name, code, kind }, recruitedOn, endedOn, link: toLink(row), roles }
}
