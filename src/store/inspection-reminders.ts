import { inspectionSubject } from '../domain/inspection/notice.ts'
import type { SentReminder } from '../domain/inspection/reminder.ts'
import type { DueReminder, DueWindow, InspectionReminders } from '../domain/inspection/reminder-port.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import type { Rulebook } from './rulebook.ts'

type Row = Omit<SentReminder, 'startsOn' | 'dueOn'> & Readonly<{ startsOn: Date; dueOn: Date }>

const toSent = (row: Row): SentReminder => ({
  ...row,
  startsOn: toDay(row.startsOn),
  dueOn: toDay(row.dueOn),
})

const columns = Prisma.sql`r."id", r."inspectionId", r."personId", r."daysBefore", r."startsOn", r."dueOn", r."sentAt",
  r."acknowledgedAt", r."escalatedAt"`

/** Whether somebody has a chat that can be written to. */
const isReachable = (personId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM "TelegramLink" l JOIN "TelegramAccount" t ON t."id" = l."accountId"
    WHERE l."personId" = ${personId} AND l."endedAt" IS NULL AND t."reachable")`

const toArray = (ladder: readonly number[]): string => `{${ladder.join(',')}}`

/**
 * One zone by itself: whoever chose none has the province's, and those who chose another are few. Written with
 * EXISTS alone, so that the planner joins whole tables when nearly every first day is near.
 */
const findUnsent = ({ rungs, timeZone, inspectionId }: DueWindow, zone: string): Prisma.Sql => {
  const here = rungs.filter(rung => rung.zone === zone)
  const chosen = Prisma.sql`SELECT 1 FROM "NoticePreference" f WHERE f."personId" = ad."personId" AND f."timeZone"`
  return Prisma.sql`
    SELECT i."id", i."plannedAt", ad."personId", ad."since", rung."daysBefore", rung."day"
    FROM (SELECT ru."startsOn", ru."ladder"::int[] AS "ladder", ru."daysBefore", ru."day" FROM unnest(
      ${here.map(({ startsOn }) => startsOn)}::text[]::date[], ${here.map(({ ladder }) => toArray(ladder))}::text[],
      ${here.map(({ daysBefore }) => daysBefore)}::int[], ${here.map(({ day }) => day)}::text[]::date[])
      AS ru("startsOn", "ladder", "daysBefore", "day")) rung
    JOIN "Inspection" i ON i."startsOn" = rung."startsOn" AND i."ladder" = rung."ladder"
    JOIN "InspectionAddressee" ad ON ad."inspectionId" = i."id" AND ad."endedAt" IS NULL
    WHERE i."state" = 'planned' AND NOT i."sealed"
      AND ${zone === timeZone ? Prisma.sql`NOT EXISTS (${chosen} <> ${zone})` : Prisma.sql`EXISTS (${chosen} = ${zone})`}
      AND (${inspectionId}::uuid IS NULL OR i."id" = ${inspectionId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM "InspectionReminder" r WHERE r."inspectionId" = i."id"
        AND r."personId" = ad."personId" AND r."daysBefore" = rung."daysBefore" AND r."startsOn" = i."startsOn")`
}

/** What was over when somebody was told of these days is left out of the few that have not been sent. */
const findDue = (window: DueWindow): Prisma.Sql => {
  const { rungs, rules, timeZone, limit } = window
  const zones = [...new Set(rungs.map(({ zone }) => zone))]
  const unsent = zones.map(zone => findUnsent(window, zone))
  return Prisma.sql`
    WITH unsent AS MATERIALIZED (${Prisma.join(unsent, ' UNION ALL ')})
    SELECT DISTINCT ON (u."id", u."personId") u."id" AS "inspectionId", u."personId", u."daysBefore",
      u."day" AS "dueOn", ${isReachable(Prisma.sql`u."personId"`)} AS "isReachable"
    FROM unsent u
    WHERE u."day" + make_interval(mins => ${rules.at}::int) > (greatest(u."plannedAt", u."since", (
      SELECT max(told."createdAt") FROM "Notice" told JOIN "Delivery" d ON d."noticeId" = told."id"
      WHERE told."subject" = 'inspection:' || u."id" AND told."kind" IN ('inspection.announced', 'inspection.moved')
        AND d."personId" = u."personId")) AT TIME ZONE ${timeZone})
    ORDER BY u."id", u."personId" LIMIT ${limit}`
}

export const createInspectionReminders = (
  connection: Connection,
  rulebook: Rulebook,
): InspectionReminders => ({
  rules: ({ at, today }) => rulebook.inspectionReminders(connection, today, at),

  async ladders(today) {
    const rows = await connection.$queryRaw<{ ladder: number[] }[]>(Prisma.sql`
      SELECT DISTINCT "ladder" FROM "Inspection"
      WHERE "state" = 'planned' AND NOT "sealed" AND "startsOn" >= ${fromDay(today)}::date - 1`)
    return rows.map(({ ladder }) => ladder)
  },

  async zones() {
    const rows = await connection.$queryRaw<{ zone: string }[]>(
      Prisma.sql`SELECT DISTINCT "timeZone" AS "zone" FROM "NoticePreference" WHERE "timeZone" IS NOT NULL`,
    )
    return rows.map(({ zone }) => zone)
  },

  async due(window) {
    if (window.rungs.length === 0) return []
    type Found = Omit<DueReminder, 'dueOn'> & Readonly<{ dueOn: Date }>
    const rows = await connection.$queryRaw<Found[]>(findDue(window))
    return rows.map(row => ({ ...row, dueOn: toDay(row.dueOn) }))
  },

  async add({ startsOn, dueOn, ...reminder }) {
    const data = { ...reminder, startsOn: fromDay(startsOn), dueOn: fromDay(dueOn) }
    await connection.inspectionReminder.create({ data })
  },

  async find(id) {
    const [row] = await connection.$queryRaw<Row[]>(
      Prisma.sql`SELECT ${columns} FROM "InspectionReminder" r WHERE r."id" = ${id}::uuid`,
    )
    return row && toSent(row)
  },

  async sent(inspectionId) {
    const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
      SELECT ${columns} FROM "InspectionReminder" r
      JOIN "Inspection" i ON i."id" = r."inspectionId" AND i."startsOn" = r."startsOn"
      WHERE r."inspectionId" = ${inspectionId}::uuid ORDER BY r."sentAt", r."daysBefore" DESC, r."personId"`)
    return rows.map(toSent)
  },

  acknowledge: ({ inspectionId, personId, startsOn, sentAt }, acknowledgedAt) =>
    connection.$executeRaw(Prisma.sql`
      UPDATE "InspectionReminder" SET "acknowledgedAt" = ${acknowledgedAt}
      WHERE "inspectionId" = ${inspectionId}::uuid AND "personId" = ${personId}::uuid
        AND "startsOn" = ${fromDay(startsOn)}::date AND "sentAt" <= ${sentAt} AND "acknowledgedAt" IS NULL`),

  async unacknowledged(before, from, inspectionId, limit) {
    const rows = await connection.$queryRaw<Row[]>(Prisma.sql`
      SELECT ${columns} FROM "Inspection" i
      JOIN "InspectionReminder" r ON r."inspectionId" = i."id" AND r."startsOn" = i."startsOn"
      WHERE i."state" = 'planned' AND NOT i."sealed" AND i."startsOn" >= ${fromDay(from)}::date
        AND (${inspectionId}::uuid IS NULL OR i."id" = ${inspectionId}::uuid)
        AND r."acknowledgedAt" IS NULL AND r."escalatedAt" IS NULL AND r."sentAt" < ${before}
        AND EXISTS (SELECT 1 FROM "InspectionAddressee" ad WHERE ad."inspectionId" = i."id"
          AND ad."personId" = r."personId" AND ad."endedAt" IS NULL)
      ORDER BY r."sentAt", r."id" LIMIT ${limit}`)
    return rows.map(toSent)
  },

  async escalated(ids, escalatedAt) {
    await connection.inspectionReminder.updateMany({ where: { id: { in: [...ids] } }, data: { escalatedAt } })
  },

  async toldUnreachable(inspectionId) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT DISTINCT person->>'id' AS "id" FROM "Notice" n, jsonb_array_elements(n."payload"->'people') person
      WHERE n."subject" = ${inspectionSubject(inspectionId)} AND n."kind" = 'inspection.unreachable'`)
    return rows.map(({ id }) => id)
  },

  async unopened(from, until, limit) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT i."id" FROM "Inspection" i
      WHERE i."state" = 'planned' AND i."endsOn" BETWEEN ${fromDay(from)}::date AND ${fromDay(until)}::date
        AND NOT EXISTS (SELECT 1 FROM "Notice" n
          WHERE n."dedupeKey" = 'inspection.unopened:' || i."id" || ':' || i."endsOn")
      ORDER BY i."endsOn", i."id" LIMIT ${limit}`)
    return rows.map(({ id }) => id)
  },

  async unreachable(personIds) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT p."id" FROM unnest(${[...personIds]}::uuid[]) AS p("id") WHERE NOT ${isReachable(Prisma.sql`p."id"`)}`)
    return rows.map(({ id }) => id)
  },
})
