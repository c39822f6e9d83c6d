import DataLoader from 'dataloader'
import type { Address } from '../domain/account/account.ts'
import type {
  BroadcastDeliveries,
  Deliveries,
  DeliveryOutcome,
  PendingDelivery,
} from '../domain/notice/delivery.ts'
import { mannerOf, type NoticePreference, type NoticeRules } from '../domain/notice/manner.ts'
import type { NoticeContent } from '../domain/notice/notice.ts'
import { type Connection, Prisma } from './database.ts'
import { gatherReads } from './gathering.ts'
import type { Rulebook } from './rulebook.ts'

type Row = NoticePreference &
  Omit<Address, 'accountId'> &
  Readonly<{
    id: string
    personId: string
    kind: string
    payload: object
    expiresAt: Date | null
    revisesId: string | null
    revisedScreen: string | null
    accountId: bigint | null
    remindersThisWeek: number
  }>

/** Notices that count against the weekly budget; see Importance. */
const reminders = Prisma.sql`('evaluation.due', 'inspection.due')`

/**
 * The delivery, what it says, where it goes and how its recipient wants to be told: all in one statement. What says
 * that a link ended goes to the chat of that link.
 */
const selectPending = (at: Date): Prisma.Sql => Prisma.sql`
  SELECT d."id", d."personId", n."kind", n."payload", n."expiresAt", d."revisesId", o."screen" AS "revisedScreen",
    t."id" AS "accountId", t."language", t."digits", coalesce(t."reachable", false) AS "reachable",
    f."timeZone", f."quietFrom", f."quietTo", coalesce(f."digest", false) AS "digest",
    CASE WHEN n."kind" IN ${reminders} THEN (
      SELECT count(*)::int FROM "Delivery" r JOIN "Notice" rn ON rn."id" = r."noticeId"
      WHERE r."personId" = d."personId" AND r."state" = 'sent' AND rn."kind" IN ${reminders}
        AND r."settledAt" > ${at}::timestamptz - interval '7 days') ELSE 0 END AS "remindersThisWeek"
  FROM "Delivery" d
  JOIN "Notice" n ON n."id" = d."noticeId"
  LEFT JOIN "Delivery" o ON o."id" = d."revisesId"
  LEFT JOIN "TelegramLink" l ON l."personId" = d."personId" AND l."endedAt" IS NULL
  LEFT JOIN "TelegramLink" past ON past."id" = (n."payload"->>'oldLink')::uuid
  LEFT JOIN "TelegramAccount" t ON t."id" = coalesce(past."accountId", l."accountId")
  LEFT JOIN "NoticePreference" f ON f."personId" = d."personId"`

const originalOf = ({ revisesId, revisedScreen }: Row): PendingDelivery['revises'] => {
  if (revisesId === null) return null
  return revisedScreen ? { screen: revisedScreen } : 'nothing'
}

const toPending = (row: Row, rules: NoticeRules): PendingDelivery => ({
  id: row.id,
  personId: row.personId,
  content: { kind: row.kind, ...row.payload } as NoticeContent,
  expiresAt: row.expiresAt,
  revises: originalOf(row),
  address:
    row.accountId === null
      ? null
      : {
          accountId: Number(row.accountId),
          language: row.language,
          digits: row.digits,
          reachable: row.reachable,
        },
  manner: mannerOf(row, rules, row.remindersThisWeek),
})

type Settled = Readonly<{ id: string; outcome: DeliveryOutcome; at: Date }>

/** Given back or waiting is not settled; what was sent after all is not unknown any longer. */
const settleAll = async (connection: Connection, settled: readonly Settled[]): Promise<void> => {
  const waits = (outcome: DeliveryOutcome) => ['pending', 'held', 'collected'].includes(outcome.state)
  await connection.$executeRaw(Prisma.sql`
    UPDATE "Delivery" d SET "state" = v."state", "screen" = coalesce(v."screen", d."screen"), "dueAt" = v."dueAt",
      "settledAt" = v."settledAt", "run" = NULL
    FROM unnest(
      ${settled.map(({ id }) => id)}::uuid[],
      ${settled.map(({ outcome }) => outcome.state)}::text[],
      ${settled.map(({ outcome }) => (outcome.state === 'sent' ? outcome.screen : null))}::text[],
      ${settled.map(({ outcome }) => ('until' in outcome ? outcome.until : null))}::timestamptz[],
      ${settled.map(({ outcome, at }) => (waits(outcome) ? null : at))}::timestamptz[]
    ) AS v("id", "state", "screen", "dueAt", "settledAt")
    WHERE d."id" = v."id" AND d."state" IN ('pending', 'sending', 'unknown')`)
}

/** Writes of one turn of the event loop go into one statement. */
const gatherSettling = (connection: Connection) => {
  const loader = new DataLoader<Settled, true>(
    async settled => {
      await settleAll(connection, settled)
      return settled.map(() => true as const)
    },
    { cache: false, maxBatchSize: 100, batchScheduleFn: run => setImmediate(run) },
  )
  return async (id: string, outcome: DeliveryOutcome, at: Date): Promise<void> => {
    await loader.load({ id, outcome, at })
  }
}

export const createDeliveries = (connection: Connection, rulebook: Rulebook): Deliveries => {
  // Those who load in the same turn do so at the same moment.
  let at = new Date(0)
  const read = gatherReads<string, Row>(
    ids =>
      connection.$queryRaw<Row[]>(
        Prisma.sql`${selectPending(at)} WHERE d."id" = ANY(${[...ids]}::uuid[]) AND d."state" = 'pending'`,
      ),
    row => row.id,
  )
  return {
    async load(id, moment) {
      at = moment.at
      const row = await read(id)
      return row && toPending(row, await rulebook.notices(connection, moment.today, moment.at))
    },
    settle: gatherSettling(connection),
  }
}

export const createBroadcastDeliveries = (
  connection: Connection,
  rulebook: Rulebook,
): BroadcastDeliveries => ({
  async page(noticeId, after, limit, { at, today }) {
    const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
      ${selectPending(at)}
      WHERE d."noticeId" = ${noticeId}::uuid AND d."state" = 'pending' AND d."id" > ${after}::uuid
      ORDER BY d."id" LIMIT ${limit}`)
    const rules = await rulebook.notices(connection, today, at)
    return rows.map(row => toPending(row, rules))
  },
  claiming(run) {
    const claimOne = gatherReads<string, Claimed>(
      keys => claim(connection, keys, run),
      ({ id, accountId }) => claimKey(id, accountId),
    )
    return async ({ id, address }) =>
      address !== null && (await claimOne(claimKey(id, address.accountId))) !== undefined
  },
  settle: gatherSettling(connection),
  async abandon(run, at) {
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Delivery" SET "state" = 'unknown', "settledAt" = ${at}, "run" = NULL WHERE "run" = ${run}::uuid`)
  },
})

type Claimed = Readonly<{ id: string; accountId: bigint }>

/** Who is written to, and where: keys are what is gathered, so both stand in one. */
const claimKey = (id: string, accountId: number | bigint): string => `${id} ${accountId}`

/**
 * Only while the broadcast is being sent: pausing and cancelling hold from the next message on. And only where
 * the person is linked now: that may have changed while the message waited for its turn, and it is read anew then.
 * Never waits for a row, so that it and whoever cancels cannot wait for one another.
 */
const claim = (connection: Connection, keys: readonly string[], run: string): Promise<readonly Claimed[]> => {
  const wanted = keys.map(key => key.split(' '))
  return connection.$queryRaw<Claimed[]>(Prisma.sql`
    WITH wanted AS (
      SELECT d."id", v."accountId" FROM "Delivery" d
      JOIN unnest(${wanted.map(([id]) => id)}::uuid[], ${wanted.map(([, account]) => account)}::bigint[])
        AS v("id", "accountId") ON v."id" = d."id"
      WHERE d."state" = 'pending' FOR UPDATE OF d SKIP LOCKED
    )
    UPDATE "Delivery" d SET "state" = 'sending', "run" = ${run}::uuid
    FROM wanted w, "Broadcast" b
    WHERE d."id" = w."id" AND b."noticeId" = d."noticeId" AND b."state" = 'running'
      AND EXISTS (SELECT 1 FROM "TelegramLink" l
        WHERE l."personId" = d."personId" AND l."endedAt" IS NULL AND l."accountId" = w."accountId")
    RETURNING d."id", w."accountId"`)
}
