import type { BroadcastCounts } from '../domain/broadcast/broadcast.ts'
import type { Broadcasts, Unreached } from '../domain/broadcast/port.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import { audienceOf } from './audience.ts'
import { type Connection, Prisma } from './database.ts'
import { insertNotice } from './notices.ts'
import { inScope, mainPost, summaryColumns } from './people.ts'

type Recipients = Pick<
  Broadcasts,
  'freeze' | 'counts' | 'admitLinked' | 'cancelRest' | 'retryUnknown' | 'unreached' | 'unlinked'
>

const readCounts = async (connection: Connection, noticeId: string): Promise<BroadcastCounts> => {
  const [counts] = await connection.$queryRaw<[BroadcastCounts]>(Prisma.sql`
    SELECT count(*)::int AS "total",
      count(*) FILTER (WHERE "state" IN ('pending', 'sending'))::int AS "waiting",
      count(*) FILTER (WHERE "state" IN ('held', 'collected'))::int AS "later",
      count(*) FILTER (WHERE "state" = 'sent')::int AS "sent",
      count(*) FILTER (WHERE "acknowledgedAt" IS NOT NULL)::int AS "read",
      count(*) FILTER (WHERE "state" = 'gone')::int AS "gone",
      count(*) FILTER (WHERE "state" = 'unlinked')::int AS "unlinked",
      count(*) FILTER (WHERE "state" IN ('refused', 'skipped', 'expired'))::int AS "refused",
      count(*) FILTER (WHERE "state" = 'unknown')::int AS "unknown",
      count(*) FILTER (WHERE "state" = 'cancelled')::int AS "cancelled"
    FROM "Delivery" WHERE "noticeId" = ${noticeId}::uuid`)
  return counts
}

type UnreachedRow = PersonSummary & Readonly<{ reason: Unreached['reason'] }>

/** The frozen list of a broadcast's recipients: the deliveries of its notice. */
export const createRecipients = (connection: Connection): Recipients => ({
  async freeze(noticeId, announcement, audience, { at, today }) {
    const content = { kind: 'broadcast.announced' as const, ...announcement }
    const key = `broadcast.announced:${announcement.broadcastId}`
    await insertNotice(connection, { id: noticeId, dedupeKey: key, subject: key, content, at })
    const recipients = await connection.$executeRaw(Prisma.sql`
      INSERT INTO "Delivery" ("id", "noticeId", "personId", "state", "settledAt")
      SELECT gen_random_uuid(), ${noticeId}::uuid, "id",
        CASE WHEN "accountId" IS NULL THEN 'unlinked' ELSE 'pending' END,
        CASE WHEN "accountId" IS NULL THEN ${at}::timestamptz END
      FROM (${audienceOf(audience, today)}) people`)
    return { recipients }
  },

  counts: noticeId => readCounts(connection, noticeId),

  async admitLinked(noticeId) {
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Delivery" d SET "state" = 'pending', "settledAt" = NULL
      WHERE d."noticeId" = ${noticeId}::uuid AND d."state" = 'unlinked'
        AND EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = d."personId" AND l."endedAt" IS NULL)`)
  },

  async cancelRest(noticeId, at) {
    // Whoever is being claimed or settled just now is in hand; he is seen to when the run ends.
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Delivery" SET "state" = 'cancelled', "settledAt" = ${at}, "dueAt" = NULL
      WHERE "id" IN (SELECT "id" FROM "Delivery"
        WHERE "noticeId" = ${noticeId}::uuid AND "state" IN ('pending', 'held') FOR UPDATE SKIP LOCKED)`)
  },

  async retryUnknown(noticeId) {
    const { count } = await connection.delivery.updateMany({
      where: { noticeId, state: 'unknown' },
      data: { state: 'pending', settledAt: null },
    })
    return count
  },

  async unreached(noticeId, today) {
    const rows = await connection.$queryRaw<UnreachedRow[]>(Prisma.sql`
      SELECT ${summaryColumns},
        CASE WHEN d."state" IN ('skipped', 'expired') THEN 'refused' ELSE d."state" END AS "reason"
      FROM "Delivery" d JOIN "Person" p ON p."id" = d."personId" ${mainPost(today)}
      WHERE d."noticeId" = ${noticeId}::uuid
        AND d."state" IN ('gone', 'unlinked', 'refused', 'skipped', 'expired', 'unknown', 'cancelled')
      ORDER BY post."unit" NULLS LAST, p."name", p."id"`)
    return rows.map(({ reason, ...person }) => ({ person, reason }))
  },

  unlinked: (noticeId, actorId, { at, today }, { since, limit }) =>
    connection.$queryRaw<PersonSummary[]>(Prisma.sql`
      WITH RECURSIVE ${inScope(actorId, today)}
      SELECT ${summaryColumns} FROM "Delivery" d JOIN "Person" p ON p."id" = d."personId" ${mainPost(today)}
      LEFT JOIN LATERAL (SELECT max(i."createdAt") AS "at" FROM "Invite" i WHERE i."personId" = p."id"
        AND i."usedAt" IS NULL AND i."revokedAt" IS NULL AND i."expiresAt" > ${at}) invited ON true
      WHERE d."noticeId" = ${noticeId}::uuid
        AND NOT EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = p."id" AND l."endedAt" IS NULL)
        AND p."id" IN (SELECT "personId" FROM in_scope)
        AND (invited."at" IS NULL OR invited."at" <= ${since})
      ORDER BY invited."at" IS NOT NULL, post."unit" NULLS LAST, p."name", p."id" LIMIT ${limit}`),
})
