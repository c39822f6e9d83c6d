import type { Collected, DeliveryFile, ShownNotice } from '../domain/notice/delivery-file.ts'
import { importanceOf } from '../domain/notice/importance.ts'
import { noPreference } from '../domain/notice/manner.ts'
import type { NoticeContent, Reminder } from '../domain/notice/notice.ts'
import type { Notices } from '../domain/notice/port.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import type { Rulebook } from './rulebook.ts'

export type OutboxItem = Readonly<{ deliveryId: string; personId: string; isReminder: boolean }>

/** Jobs in the transaction of whoever adds them; they exist if and only if it commits. */
export type Outbox = Readonly<{
  /** One job per delivery; the lane keeps what one person gets in order. */
  deliver(connection: Connection, deliveries: readonly OutboxItem[]): Promise<void>
  /** One job that works through the recipients of a broadcast. */
  broadcast(connection: Connection, broadcastId: string): Promise<void>
}>

type NoticeRow = Readonly<{
  id: string
  dedupeKey: string
  subject: string
  content: NoticeContent
  at: Date
  expiresAt?: Date
}>

export const insertNotice = async (connection: Connection, notice: NoticeRow): Promise<boolean> => {
  const { kind, ...payload } = notice.content
  const { id, dedupeKey, subject, at: createdAt, expiresAt } = notice
  const { count } = await connection.notice.createMany({
    data: [
      { id, dedupeKey, subject, kind, payload, createdAt, ...(expiresAt === undefined ? {} : { expiresAt }) },
    ],
    skipDuplicates: true,
  })
  return count === 1
}

/** Written in the past, a reminder's day is over: only what it is matters here, not whether it is due today. */
const isReminder = (content: NoticeContent): boolean => importanceOf(content, '0000-00-00') === 'reminder'

/** What goes to more people than this is put on the road in pieces by releaseHeld: one transaction ends in time. */
const atOnce = 1_000

type LockedRow = Omit<DeliveryFile, 'content'> & Readonly<{ kind: string; payload: object }>

type Options = Readonly<{ outbox: Outbox; rulebook: Rulebook; newId: () => string }>

type ShownRow = Omit<ShownNotice['address'], 'accountId'> &
  Readonly<{ screen: string; accountId: bigint; timeZone: string | null }>

export const createNotices = (connection: Connection, { outbox, rulebook, newId }: Options): Notices => ({
  async add(notice) {
    if (!(await insertNotice(connection, notice))) return
    const deliveries = notice.recipients.map(personId => ({ deliveryId: newId(), personId }))
    const isOfMany = deliveries.length > atOnce
    await connection.$executeRaw(Prisma.sql`
      INSERT INTO "Delivery" ("id", "noticeId", "personId", "state", "dueAt")
      SELECT r."id", ${notice.id}::uuid, r."personId", ${isOfMany ? 'held' : 'pending'},
        ${isOfMany ? notice.at : null}::timestamptz
      FROM unnest(${deliveries.map(({ deliveryId }) => deliveryId)}::uuid[],
        ${[...notice.recipients]}::uuid[]) AS r("id", "personId")`)
    if (isOfMany) return
    const isOne = isReminder(notice.content)
    await outbox.deliver(
      connection,
      deliveries.map(delivery => ({ ...delivery, isReminder: isOne })),
    )
  },

  async addShown(notice, screen) {
    if (!(await insertNotice(connection, notice))) return
    const delivery = { noticeId: notice.id, state: 'sent', screen, settledAt: notice.at }
    await connection.delivery.createMany({
      data: notice.recipients.map(personId => ({ ...delivery, id: newId(), personId })),
    })
  },

  async shown(dedupeKey) {
    const rows = await connection.$queryRaw<ShownRow[]>(Prisma.sql`
      SELECT d."screen", t."id" AS "accountId", t."language", t."digits", t."reachable", f."timeZone"
      FROM "Notice" n JOIN "Delivery" d ON d."noticeId" = n."id"
      JOIN "TelegramLink" l ON l."personId" = d."personId" AND l."endedAt" IS NULL
      JOIN "TelegramAccount" t ON t."id" = l."accountId"
      LEFT JOIN "NoticePreference" f ON f."personId" = d."personId"
      WHERE n."dedupeKey" = ${dedupeKey} AND d."screen" IS NOT NULL AND d."revisesId" IS NULL`)
    return rows.map(({ screen, timeZone, accountId, ...address }) => ({
      screen,
      timeZone,
      address: { ...address, accountId: Number(accountId) },
    }))
  },

  async isKnown(dedupeKey) {
    return (await connection.notice.count({ where: { dedupeKey } })) > 0
  },

  async known(dedupeKeys) {
    const where = { dedupeKey: { in: [...dedupeKeys] } }
    const rows = await connection.notice.findMany({ where, select: { dedupeKey: true } })
    return new Set(rows.map(row => row.dedupeKey))
  },

  async revise({ except, ...revision }) {
    if (!(await insertNotice(connection, revision))) return
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Delivery" d SET "state" = 'skipped', "settledAt" = ${revision.at}, "dueAt" = NULL
      FROM "Notice" n WHERE n."id" = d."noticeId" AND n."subject" = ${revision.subject} AND d."state" = 'held'`)
    const originals = await connection.$queryRaw<{ id: string; personId: string }[]>(Prisma.sql`
      SELECT d."id", d."personId" FROM "Delivery" d JOIN "Notice" n ON n."id" = d."noticeId"
      WHERE n."subject" = ${revision.subject} AND d."revisesId" IS NULL AND n."id" <> ${revision.id}::uuid
        AND NOT (d."state" = 'skipped' AND d."screen" IS NULL)
        AND (${except}::text IS NULL OR d."screen" IS DISTINCT FROM ${except}::text)`)
    const deliveries = originals.map(({ id, personId }) => ({ deliveryId: newId(), personId, revisesId: id }))
    await connection.delivery.createMany({
      data: deliveries.map(({ deliveryId, personId, revisesId }) => ({
        id: deliveryId,
        noticeId: revision.id,
        personId,
        revisesId,
        state: 'pending',
      })),
    })
    await outbox.deliver(
      connection,
      deliveries.map(({ deliveryId, personId }) => ({ deliveryId, personId, isReminder: false })),
    )
  },

  async withdraw(subject, personIds, at) {
    // Of many, those that are just being settled are passed over: two who wait for each other's rows never end.
    const patience = personIds?.length === 1 ? Prisma.empty : Prisma.sql`SKIP LOCKED`
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Delivery" SET "state" = 'skipped', "settledAt" = ${at}, "dueAt" = NULL
      WHERE "id" IN (
        SELECT d."id" FROM "Delivery" d JOIN "Notice" n ON n."id" = d."noticeId"
        WHERE n."subject" = ${subject} AND d."state" IN ('pending', 'held', 'collected')
          AND (${personIds === null} OR d."personId" = ANY(${[...(personIds ?? [])]}::uuid[]))
        FOR UPDATE OF d ${patience})`)
  },

  async lock(deliveryId) {
    const [row] = await connection.$queryRaw<LockedRow[]>(Prisma.sql`
      SELECT d."id", d."personId", d."state", d."dueAt", d."screen" IS NOT NULL AS "wasSent", d."acknowledgedAt",
        n."kind", n."payload", n."expiresAt"
      FROM "Delivery" d JOIN "Notice" n ON n."id" = d."noticeId"
      WHERE d."id" = ${deliveryId}::uuid FOR UPDATE OF d`)
    if (!row) return undefined
    const { kind, payload, ...file } = row
    return { ...file, content: { kind, ...payload } as NoticeContent }
  },

  async putOff(deliveryId, until) {
    const data = { state: 'held', dueAt: until, settledAt: null }
    await connection.delivery.update({ where: { id: deliveryId }, data })
  },

  async acknowledge(deliveryId, at) {
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Delivery" SET "acknowledgedAt" = ${at},
        "state" = CASE WHEN "state" = 'unknown' THEN 'sent' ELSE "state" END
      WHERE "id" = ${deliveryId}::uuid AND "acknowledgedAt" IS NULL`)
  },

  async releaseHeld(at, limit) {
    const released = await connection.$queryRaw<
      { deliveryId: string; personId: string; kind: string; broadcast: boolean }[]
    >(Prisma.sql`
      UPDATE "Delivery" d SET "state" = 'pending', "dueAt" = NULL
      FROM "Notice" n WHERE n."id" = d."noticeId" AND d."id" IN (
        SELECT h."id" FROM "Delivery" h WHERE h."state" = 'held' AND h."dueAt" <= ${at}
        LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING d."id" AS "deliveryId", d."personId", n."kind", n."kind" = 'broadcast.announced' AS "broadcast"`)
    // A broadcast's recipients have no jobs of their own: whoever works on it finds them.
    await outbox.deliver(
      connection,
      released
        .filter(({ broadcast }) => !broadcast)
        .map(({ deliveryId, personId, kind }) => ({
          deliveryId,
          personId,
          isReminder: kind === 'evaluation.due',
        })),
    )
    return released.length
  },

  async collected(at, limit) {
    const rows = await connection.$queryRaw<
      { personId: string; deliveryId: string; kind: string; payload: object; expiresAt: Date | null }[]
    >(Prisma.sql`
      SELECT d."personId", d."id" AS "deliveryId", n."kind", n."payload", n."expiresAt"
      FROM "Delivery" d JOIN "Notice" n ON n."id" = d."noticeId"
      WHERE d."state" = 'collected' AND d."personId" IN (
        SELECT DISTINCT w."personId" FROM "Delivery" w
        WHERE w."state" = 'collected' AND w."dueAt" <= ${at} LIMIT ${limit})
      ORDER BY d."personId", n."createdAt", d."id" FOR UPDATE OF d`)
    const people = new Map<string, Collected['items'][number][]>()
    for (const { personId, deliveryId, kind, payload, expiresAt } of rows) {
      const reminder = { kind, ...payload } as Reminder
      people.set(personId, [...(people.get(personId) ?? []), { deliveryId, reminder, expiresAt }])
    }
    return [...people].map(([personId, items]) => ({ personId, items }))
  },

  async settleCollected(deliveryIds, state, at) {
    const where = { id: { in: [...deliveryIds] }, state: 'collected' }
    await connection.delivery.updateMany({ where, data: { state, settledAt: at, dueAt: null } })
  },

  async keepCollected(deliveryIds, until) {
    const where = { id: { in: [...deliveryIds] }, state: 'collected' }
    await connection.delivery.updateMany({ where, data: { dueAt: until } })
  },

  async preference(personId) {
    const found = await connection.noticePreference.findUnique({ where: { personId } })
    if (!found) return noPreference
    const { personId: _, ...preference } = found
    return preference
  },

  async savePreference(personId, preference) {
    const create = { personId, ...preference }
    await connection.noticePreference.upsert({ where: { personId }, create, update: preference })
  },

  rules: ({ at, today }) => rulebook.notices(connection, today, at),

  async admins(today) {
    const rows = await connection.$queryRaw<{ personId: string }[]>(Prisma.sql`
      SELECT DISTINCT r."personId" FROM "Role" r
      WHERE r."role" = 'admin' AND r."validFrom" <= ${fromDay(today)}::date
        AND (r."validTo" IS NULL OR ${fromDay(today)}::date <= r."validTo")`)
    return rows.map(row => row.personId)
  },
})
