import type { Relation } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import type { People } from '../domain/ports.ts'
import type { Recommendations, Verification } from '../domain/recommendation/port.ts'
import type { EventDetail, RecommendationEvent } from '../domain/recommendation/recommendation-event.ts'
import { findDecision } from './approvals.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { isStaffOf, unitsBelow } from './inspection-staff.ts'
import { areRelated, isRunning, literally, mainPost, summaryColumns } from './people.ts'
import {
  fromRecommendations,
  type RecommendationRow,
  recommendationColumns,
  toRecommendation,
} from './recommendation-columns.ts'
import { listRecommendations } from './recommendation-lists.ts'
import type { Rulebook } from './rulebook.ts'
import { isUndecided } from './undecided.ts'

type Standing = Readonly<Record<'team' | 'staff' | 'deputy' | 'relative' | 'told', boolean>>

/** In which relations somebody stands to a recommendation: his part in it, in its team, or in the inspection's unit. */
const findRelations = async (
  connection: Connection,
  people: People,
  row: RecommendationRow,
  actorId: string,
  today: Day,
): Promise<Set<Relation>> => {
  const actor = Prisma.sql`${actorId}::uuid`
  const [found] = await connection.$queryRaw<Standing[]>(Prisma.sql`
    SELECT
      EXISTS (SELECT 1 FROM "InspectionMember" m WHERE m."inspectionId" = i."id" AND m."personId" = ${actor}) AS "team",
      ${isStaffOf(actor, Prisma.sql`i."unitId"`, today)} AS "staff",
      EXISTS (SELECT 1 FROM "Deputy" d WHERE d."principalId" = ${row.verifierId}::uuid AND d."deputyId" = ${actor}
        AND ${isRunning('d."validFrom"', 'd."validTo"', today)}) AS "deputy",
      ${areRelated(Prisma.sql`${row.ownerId}::uuid`, actor)} AS "relative",
      EXISTS (SELECT 1 FROM "Notice" n JOIN "Delivery" dv ON dv."noticeId" = n."id" AND dv."personId" = ${actor}
        WHERE n."subject" = ${`recommendation:${row.id}`} AND n."kind" = 'recommendation.overdue') AS "told"
    FROM "Inspection" i WHERE i."id" = ${row.inspectionId}::uuid`)
  const relations = new Set<Relation>()
  if (row.ownerId === actorId) relations.add('owner')
  if (row.verifierId === actorId) relations.add('verifier')
  for (const one of ['team', 'staff', 'deputy', 'relative'] as const) if (found?.[one]) relations.add(one)
  // Whoever was told as an authority may look as long as he is one.
  const authorities = found?.told ? await people.authorities(row.ownerId, today) : []
  if (authorities.some(({ id }) => id === actorId)) relations.add('authority')
  return relations
}

type EventRow = Omit<RecommendationEvent, 'dueOn' | 'detail'> &
  Readonly<{ dueOn: Date | null; attachment: EventDetail | null }>

const findEvents = async (connection: Connection, id: string): Promise<RecommendationEvent[]> => {
  const rows = await connection.$queryRaw<EventRow[]>(Prisma.sql`
    SELECT ev."id", ev."kind", ev."actorId", p."name" AS "actor", ev."text", ev."attachment", ev."dueOn", ev."round",
      ev."at"
    FROM "RecommendationEvent" ev LEFT JOIN "Person" p ON p."id" = ev."actorId"
    WHERE ev."recommendationId" = ${id}::uuid ORDER BY ev."at"`)
  return rows.map(({ attachment, dueOn, ...row }) => ({
    ...row,
    detail: attachment,
    dueOn: dueOn && toDay(dueOn),
  }))
}

type VerificationRow = Omit<Verification, 'dueOn'> & Readonly<{ dueOn: Date }>

const findVerification = async (
  connection: Connection,
  where: Prisma.Sql,
): Promise<Verification | undefined> => {
  const [row] = await connection.$queryRaw<VerificationRow[]>(Prisma.sql`
    SELECT ap."id", ap."recommendationId", ap."requesterId", ap."authorityId", ap."revision", ap."createdAt",
      ap."dueOn"
    FROM "Approval" ap WHERE ap."kind" = 'recommendation.verification' AND ${where} FOR UPDATE`)
  return row && { ...row, dueOn: toDay(row.dueOn) }
}

const findVerifiers = (connection: Connection, inspectionId: string, today: Day): Promise<PersonSummary[]> =>
  connection.$queryRaw<PersonSummary[]>(Prisma.sql`
    SELECT ${summaryColumns} FROM "Inspection" i JOIN "Person" p ON true
    LEFT JOIN "InspectionMember" m ON m."inspectionId" = i."id" AND m."personId" = p."id" ${mainPost(today)}
    WHERE i."id" = ${inspectionId}::uuid
      AND (m."personId" IS NOT NULL OR ${isStaffOf(Prisma.sql`p."id"`, Prisma.sql`i."unitId"`, today)})
    ORDER BY m."leads" DESC NULLS LAST, p."name", p."id"`)

const findBelow = (
  connection: Connection,
  inspectionId: string,
  where: Prisma.Sql,
  today: Day,
  limit: number,
): Promise<PersonSummary[]> =>
  connection.$queryRaw<PersonSummary[]>(Prisma.sql`
    WITH RECURSIVE ${unitsBelow(Prisma.sql`(SELECT "unitId" FROM "Inspection" WHERE "id" = ${inspectionId}::uuid)`, today)}
    SELECT ${summaryColumns} FROM "Person" p ${mainPost(today)}
    WHERE ${where} AND EXISTS (SELECT 1 FROM "Assignment" a JOIN below ON below."id" = a."unitId"
      WHERE a."personId" = p."id" AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
    ORDER BY p."name", p."id" LIMIT ${limit}`)

export const createRecommendations = (
  connection: Connection,
  people: People,
  rulebook: Rulebook,
): Recommendations => ({
  rules: ({ at, today }) => rulebook.recommendations(connection, today, at),

  async add({ at, dueOn, ...facts }) {
    const data = { ...facts, dueOn: fromDay(dueOn), state: 'open', createdAt: at }
    await connection.recommendation.create({ data })
  },

  async lock(id, actorId, today) {
    await connection.$queryRaw(Prisma.sql`SELECT 1 FROM "Recommendation" WHERE "id" = ${id}::uuid FOR UPDATE`)
    const [row] = await connection.$queryRaw<RecommendationRow[]>(Prisma.sql`
      SELECT ${recommendationColumns} ${fromRecommendations} WHERE re."id" = ${id}::uuid`)
    if (!row) return undefined
    const relations =
      actorId === null ? new Set<Relation>() : await findRelations(connection, people, row, actorId, today)
    return { recommendation: toRecommendation(row), events: await findEvents(connection, id), relations }
  },

  async change(id, { dueOn, ...change }) {
    const data = { ...change, ...(dueOn !== undefined && { dueOn: fromDay(dueOn) }) }
    await connection.recommendation.update({ where: { id }, data })
  },

  async addEvent({ detail, dueOn, at: wanted, ...event }) {
    const { recommendationId } = event
    const last = await connection.recommendationEvent.aggregate({
      where: { recommendationId },
      _max: { at: true },
    })
    // No two steps of one at the same instant: so they keep their order.
    const at = new Date(Math.max(wanted.getTime(), (last._max.at?.getTime() ?? 0) + 1))
    const attachment = detail && (structuredClone(detail) as Prisma.InputJsonObject)
    const data = { ...event, at, ...(attachment && { attachment }), ...(dueOn && { dueOn: fromDay(dueOn) }) }
    await connection.recommendationEvent.create({ data })
  },

  async isKnown(recommendationId, source) {
    return (await connection.recommendationEvent.count({ where: { recommendationId, source } })) > 0
  },

  async of(inspectionId) {
    const rows = await connection.$queryRaw<RecommendationRow[]>(Prisma.sql`
      SELECT ${recommendationColumns} ${fromRecommendations}
      WHERE re."inspectionId" = ${inspectionId}::uuid ORDER BY re."number"`)
    return rows.map(toRecommendation)
  },

  list: (list, personId, today, page) => listRecommendations(connection, list, personId, today, page),

  async ask({ dueOn, ...verification }) {
    const data = { ...verification, kind: 'recommendation.verification', dueOn: fromDay(dueOn) }
    await connection.approval.create({ data })
  },

  async verification(approvalId) {
    const found = await findVerification(connection, Prisma.sql`ap."id" = ${approvalId}::uuid`)
    return found && { ...found, decision: await findDecision(connection, approvalId) }
  },

  waiting: id =>
    findVerification(
      connection,
      Prisma.sql`ap."recommendationId" = ${id}::uuid
        AND ${isUndecided}`,
    ),

  verifiers: (inspectionId, today) => findVerifiers(connection, inspectionId, today),

  findOwners: (inspectionId, name, today, limit) =>
    findBelow(
      connection,
      inspectionId,
      Prisma.sql`fold_name(p."name") LIKE '%' || fold_name(${literally(name)}) || '%'`,
      today,
      limit,
    ),

  async isOwner(inspectionId, personId, today) {
    const where = Prisma.sql`p."id" = ${personId}::uuid`
    return (await findBelow(connection, inspectionId, where, today, 1)).length > 0
  },

  async overseers(inspectionId, today) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT p."id" FROM "Inspection" i JOIN "Person" p ON true
      LEFT JOIN "InspectionMember" m ON m."inspectionId" = i."id" AND m."personId" = p."id" AND m."leads"
      WHERE i."id" = ${inspectionId}::uuid
        AND (m."personId" IS NOT NULL OR ${isStaffOf(Prisma.sql`p."id"`, Prisma.sql`i."unitId"`, today)})`)
    return rows.map(({ id }) => id)
  },

  async dueBy(day, lookedAtBefore) {
    const rows = await connection.recommendation.findMany({
      where: {
        state: 'open',
        dueOn: { lte: fromDay(day) },
        OR: [{ remindedAt: null }, { remindedAt: { lt: lookedAtBefore } }],
      },
      select: { id: true, dueOn: true },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    })
    return rows.map(({ id, dueOn }) => ({ id, dueOn: toDay(dueOn) }))
  },

  async withoutVerifier(today) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT re."id" FROM "Recommendation" re WHERE re."state" <> 'closed'
        AND NOT EXISTS (SELECT 1 FROM "Assignment" a WHERE a."personId" = re."verifierId"
          AND ${isRunning('a."startedOn"', 'a."endedOn"', today)})
        AND NOT EXISTS (SELECT 1 FROM "Role" ro WHERE ro."personId" = re."verifierId"
          AND ${isRunning('ro."validFrom"', 'ro."validTo"', today)})
        AND NOT EXISTS (SELECT 1 FROM "Notice" n
          WHERE n."dedupeKey" = 'recommendation.verifierGone:' || re."id" || ':' || re."verifierId")
      ORDER BY re."dueOn", re."id" LIMIT 100`)
    return rows.map(({ id }) => id)
  },
})
