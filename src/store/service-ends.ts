import type { LeftTeam, Services } from '../domain/service/port.ts'
import type { LeavingReason, ServiceEnd } from '../domain/service/service-end.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { holdPerson } from './hold-person.ts'
import { findAttached } from './service-attached.ts'
import { hasLeft } from './standing.ts'
import { isUndecided } from './undecided.ts'

type EndRow = Omit<ServiceEnd, 'lastDay' | 'reason'> & Readonly<{ lastDay: Date; reason: LeavingReason }>

const findEnds = async (connection: Connection, where: Prisma.Sql): Promise<ServiceEnd[]> => {
  const rows = await connection.$queryRaw<EndRow[]>(Prisma.sql`
    SELECT se."id", se."personId", se."lastDay", se."reason", se."decisionNo", se."recordedById",
      p."name" AS "recordedBy", se."recordedAt", se."settledAt", se."cancelledAt"
    FROM "ServiceEnd" se JOIN "Person" p ON p."id" = se."recordedById"
    WHERE ${where} ORDER BY se."recordedAt" DESC, se."id" FOR UPDATE OF se`)
  return rows.map(({ lastDay, ...row }) => ({ ...row, lastDay: toDay(lastDay) }))
}

/** Under way, sealed or not. */
const isUnderWay = Prisma.sql`i."state" IN ('planned', 'opened', 'concluded')`

export const createServices = (connection: Connection): Services => ({
  async present(personId) {
    await holdPerson(connection, personId)
    const where = Prisma.sql`se."personId" = ${personId}::uuid AND se."cancelledAt" IS NULL`
    return (await findEnds(connection, where))[0]
  },

  async hasLeft(personId, today) {
    await holdPerson(connection, personId)
    const [row] = await connection.$queryRaw<{ is: boolean }[]>(
      Prisma.sql`SELECT ${hasLeft(Prisma.sql`${personId}::uuid`, today)} AS "is"`,
    )
    return row?.is ?? false
  },

  async lock(id) {
    // The person first, as whoever records an end does.
    await connection.$queryRaw(Prisma.sql`SELECT 1 FROM "Person"
      WHERE "id" = (SELECT "personId" FROM "ServiceEnd" WHERE "id" = ${id}::uuid) FOR NO KEY UPDATE`)
    return (await findEnds(connection, Prisma.sql`se."id" = ${id}::uuid`))[0]
  },

  async add({ lastDay, ...end }) {
    await connection.serviceEnd.create({ data: { ...end, lastDay: fromDay(lastDay) } })
  },

  async cancel(id, at) {
    await connection.serviceEnd.update({ where: { id }, data: { cancelledAt: at } })
  },

  async due(today, limit) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT "id" FROM "ServiceEnd" WHERE "settledAt" IS NULL AND "cancelledAt" IS NULL
        AND "lastDay" < ${fromDay(today)}::date ORDER BY "lastDay", "id" LIMIT ${limit}`)
    return rows.map(({ id }) => id)
  },

  attached: (personId, today) => findAttached(connection, personId, today),

  teams: personId =>
    connection.$queryRaw<LeftTeam[]>(Prisma.sql`
      SELECT i."id" AS "inspectionId", i."title", m."leads" AS "led", CASE WHEN count(o."personId") > 0
        THEN array_agg(o."personId"::text ORDER BY o."personId")
        WHEN i."plannedById" <> m."personId" THEN ARRAY[i."plannedById"::text] ELSE ARRAY[]::text[] END AS "others"
      FROM "InspectionMember" m JOIN "Inspection" i ON i."id" = m."inspectionId"
      LEFT JOIN "InspectionMember" o ON o."inspectionId" = i."id" AND o."personId" <> m."personId"
      WHERE m."personId" = ${personId}::uuid AND ${isUnderWay}
      GROUP BY i."id", i."title", m."leads", m."personId" ORDER BY i."id"`),

  async recommendations(personId) {
    const where = { ownerId: personId, state: { not: 'closed' } }
    const rows = await connection.recommendation.findMany({
      where,
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    return rows.map(({ id }) => id)
  },

  async requests(personId) {
    const theirs = Prisma.sql`
      SELECT ap."id" FROM "Approval" ap JOIN "PersonRequest" pr ON pr."id" = ap."requestId"
      WHERE pr."personId" = ${personId}::uuid AND pr."kind" IN ('correction', 'wish', 'endEarly')
        AND ${isUndecided} ORDER BY ap."id"`
    // Held first and read afterwards, so that an answer given meanwhile is seen.
    await connection.$queryRaw(Prisma.sql`${theirs} FOR UPDATE OF ap`)
    const rows = await connection.$queryRaw<{ id: string }[]>(theirs)
    return rows.map(({ id }) => id)
  },

  async liveLink(personId) {
    const where = { personId, endedAt: null }
    return (await connection.telegramLink.findFirst({ where, select: { id: true } }))?.id
  },

  async carryOut({ id, personId, lastDay }, { at, today }) {
    const day = fromDay(lastDay)
    const person = Prisma.sql`${personId}::uuid`
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Assignment" SET "endedOn" = ${day}::date WHERE "personId" = ${person} AND "startedOn" <= ${day}::date
        AND ("endedOn" IS NULL OR "endedOn" > ${day}::date)`)
    const spans = [
      { table: Prisma.sql`"Role"`, whose: Prisma.sql`"personId" = ${person}` },
      {
        table: Prisma.sql`"SupervisorLine"`,
        whose: Prisma.sql`${person} IN ("subordinateId", "supervisorId")`,
      },
      { table: Prisma.sql`"Deputy"`, whose: Prisma.sql`${person} IN ("principalId", "deputyId")` },
    ]
    // What was to begin later never does; what began since a day long past was so until yesterday, and stays on record.
    const now = Prisma.sql`${fromDay(today)}::date`
    for (const { table, whose } of spans) {
      await connection.$executeRaw(
        Prisma.sql`DELETE FROM ${table} WHERE ${whose} AND "validFrom" > ${day}::date AND "validFrom" >= ${now}`,
      )
      await connection.$executeRaw(Prisma.sql`
        UPDATE ${table} SET "validTo" = CASE WHEN "validFrom" <= ${day}::date THEN ${day}::date ELSE ${now} - 1 END
        WHERE ${whose} AND ("validTo" IS NULL OR "validTo" > ${day}::date)
          AND ("validFrom" <= ${day}::date OR "validTo" IS NULL OR "validTo" >= ${now})`)
    }
    await connection.invite.updateMany({
      where: { personId, usedAt: null, revokedAt: null },
      data: { revokedAt: at },
    })
    await connection.serviceEnd.update({ where: { id }, data: { settledAt: at } })
  },
})
