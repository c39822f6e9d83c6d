import type { Relation } from '../domain/access.ts'
import type { InspectionKind } from '../domain/inspection/inspection.ts'
import type { Urges, UrgeTarget } from '../domain/urge/port.ts'
import type { Urge, UrgeAnswer } from '../domain/urge/urge.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'

type UrgeRow = Readonly<{
  id: string
  senderId: string
  sender: string
  recipientId: string
  recipient: string
  recommendationId: string | null
  inspectionId: string
  inspection: string
  inspectionKind: InspectionKind
  number: number | null
  reference: string
  text: string
  dueOn: Date
  sentAt: Date
  answer: UrgeAnswer['kind'] | null
  reason: string | null
  askedDay: Date | null
  answeredAt: Date | null
}>

const selected = Prisma.sql`
  SELECT ur."id", ur."senderId", se."name" AS "sender", ur."recipientId", rc."name" AS "recipient",
    ur."recommendationId", i."id" AS "inspectionId", i."title" AS "inspection", i."kind" AS "inspectionKind",
    re."number", ur."reference", ur."text", ur."dueOn", ur."sentAt", ur."answer", ur."reason", ur."askedDay",
    ur."answeredAt"
  FROM "Urge" ur JOIN "Person" se ON se."id" = ur."senderId" JOIN "Person" rc ON rc."id" = ur."recipientId"
  LEFT JOIN "Recommendation" re ON re."id" = ur."recommendationId"
  JOIN "Inspection" i ON i."id" = coalesce(ur."inspectionId", re."inspectionId")`

const toUrge = (row: UrgeRow): Urge => {
  const { senderId, sender, recipientId, recipient, answer, reason, askedDay, answeredAt, ...facts } = row
  return {
    ...facts,
    sender: { id: senderId, name: sender },
    recipient: { id: recipientId, name: recipient },
    dueOn: toDay(row.dueOn),
    answer:
      answer && answeredAt
        ? { kind: answer, reason, day: askedDay && toDay(askedDay), at: answeredAt }
        : null,
  }
}

const about = (target: UrgeTarget): Prisma.Sql =>
  'recommendationId' in target
    ? Prisma.sql`ur."recommendationId" = ${target.recommendationId}::uuid`
    : Prisma.sql`ur."inspectionId" = ${target.inspectionId}::uuid`

export const createUrges = (connection: Connection): Urges => ({
  async add({ target, at, dueOn, ...facts }) {
    await connection.urge.create({ data: { ...facts, ...target, dueOn: fromDay(dueOn), sentAt: at } })
  },

  async about(target) {
    const rows = await connection.$queryRaw<UrgeRow[]>(
      Prisma.sql`${selected} WHERE ${about(target)} ORDER BY ur."sentAt", ur."id"`,
    )
    return rows.map(toUrge)
  },

  async lock(id, actorId) {
    await connection.$queryRaw(Prisma.sql`SELECT 1 FROM "Urge" WHERE "id" = ${id}::uuid FOR UPDATE`)
    const [row] = await connection.$queryRaw<UrgeRow[]>(Prisma.sql`${selected} WHERE ur."id" = ${id}::uuid`)
    if (!row) return undefined
    const relations = new Set<Relation>()
    if (row.recipientId === actorId) relations.add('recipient')
    if (row.senderId === actorId) relations.add('self')
    return { urge: toUrge(row), relations }
  },

  async answer(id, { kind, reason, day, at }) {
    const data = { answer: kind, reason, askedDay: day && fromDay(day), answeredAt: at }
    await connection.urge.update({ where: { id }, data })
  },

  async unanswered(today, limit) {
    const rows = await connection.urge.findMany({
      where: { answeredAt: null, escalatedAt: null, dueOn: { lt: fromDay(today) } },
      select: { id: true },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      take: limit,
    })
    return rows.map(({ id }) => id)
  },

  async escalated(id, at) {
    const where = { id, escalatedAt: null, answeredAt: null }
    return (await connection.urge.updateMany({ where, data: { escalatedAt: at } })).count > 0
  },
})
