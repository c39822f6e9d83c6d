import type { PendingItem } from '../domain/approval/pending-item.ts'
import type { PendingBatch, Routing } from '../domain/approval/routing-port.ts'
import type { Day } from '../domain/day.ts'
import type { CycleKind } from '../domain/evaluation/evaluation.ts'
import type { NoticeContent } from '../domain/notice/notice.ts'
import { collectiveUnit } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay, toDay } from './day-column.ts'
import { batchKey, findMisplaced, isUnpublished, isWaiting } from './misplaced.ts'
import { findOverdue } from './overdue-items.ts'
import { areRelated, isMine, isRunning, mainPost } from './people.ts'
import type { Rulebook } from './rulebook.ts'

const findBatches = async (
  connection: Connection,
  where: Prisma.Sql,
  limit: number,
): Promise<PendingBatch[]> => {
  const rows = await connection.$queryRaw<{ ids: string[] }[]>(Prisma.sql`
    SELECT array_agg(ap."id" ORDER BY ap."id") AS "ids" FROM "Approval" ap
    LEFT JOIN "Evaluation" e ON e."id" = ap."evaluationId"
    WHERE ${isWaiting} AND ${where}
    GROUP BY ${batchKey}
    ORDER BY min(ap."createdAt"), min(ap."id"::text) LIMIT ${limit}`)
  return rows.map(({ ids }) => ids)
}

type ItemRow = Omit<PendingItem, 'dueOn' | 'period'> &
  Readonly<{
    dueOn: Date
    cycleKind: string | null
    periodFrom: Date | null
    periodTo: Date | null
    collectiveUnit: string | null
  }>

const toItem = ({
  dueOn,
  cycleKind,
  periodFrom,
  periodTo,
  collectiveUnit: about,
  ...row
}: ItemRow): PendingItem => ({
  ...row,
  dueOn: toDay(dueOn),
  period:
    cycleKind && periodFrom && periodTo
      ? {
          kind: cycleKind as CycleKind,
          periodFrom: toDay(periodFrom),
          periodTo: toDay(periodTo),
          ...(about ? { collectiveOf: about } : {}),
        }
      : null,
})

/** Held first and looked at afterwards, so that a decision made meanwhile is seen. */
const lockItems = async (connection: Connection, ids: PendingBatch, today: Day): Promise<PendingItem[]> => {
  const wanted = Prisma.sql`ap."id" = ANY(${[...ids]}::uuid[])`
  await connection.$queryRaw(
    Prisma.sql`SELECT 1 FROM "Approval" ap WHERE ${wanted} ORDER BY ap."id" FOR UPDATE`,
  )
  const rows = await connection.$queryRaw<ItemRow[]>(Prisma.sql`
    SELECT ap."id", ap."kind", ap."requesterId", p."name" AS "requester", post."unit", ap."authorityId",
      au."name" AS "authority", c."id" AS "cycleId", c."kind" AS "cycleKind", c."periodFrom", c."periodTo", ${collectiveUnit},
      ap."createdAt", ap."dueOn", ap."remindedAt", ap."escalatedAt", NOT ${isWaiting} AS "isDecided",
      ${areRelated(Prisma.sql`ap."requesterId"`, Prisma.sql`ap."authorityId"`)} AS "isRelated"
    FROM "Approval" ap JOIN "Person" au ON au."id" = ap."authorityId"
    JOIN "Person" p ON p."id" = ap."requesterId" ${mainPost(today)}
    LEFT JOIN "Evaluation" e ON e."id" = ap."evaluationId" LEFT JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    WHERE ${wanted} AND (${isWaiting} OR ${isUnpublished}) ORDER BY ap."id"`)
  return rows.map(toItem)
}

/** What stands in another notice around it is left away. */
const innermost = (content: NoticeContent): NoticeContent =>
  'of' in content && typeof content.of === 'object' ? innermost(content.of) : content

/** The staff of the units somebody has a post in, or had his last, and of all above them. */
const findStaff = async (connection: Connection, personId: string, today: Day): Promise<string[]> => {
  const rows = await connection.$queryRaw<{ personId: string }[]>(Prisma.sql`
    WITH RECURSIVE above AS (
      SELECT u."id", u."parentId" FROM "Unit" u WHERE u."id" IN (
        SELECT a."unitId" FROM "Assignment" a WHERE a."personId" = ${personId}::uuid
          AND (${isRunning('a."startedOn"', 'a."endedOn"', today)} OR a."id" = (
            SELECT l."id" FROM "Assignment" l WHERE l."personId" = ${personId}::uuid
            ORDER BY l."endedOn" DESC NULLS FIRST, l."id" LIMIT 1)))
      UNION SELECT u."id", u."parentId" FROM "Unit" u JOIN above ON u."id" = above."parentId")
    SELECT DISTINCT r."personId" FROM "Role" r WHERE r."role" = 'staff'
      AND ${isRunning('r."validFrom"', 'r."validTo"', today)} AND r."unitId" IN (SELECT "id" FROM above)`)
  return rows.map(row => row.personId)
}

type Options = Readonly<{ rulebook: Rulebook; admins(today: Day): Promise<readonly string[]> }>

export const createRouting = (connection: Connection, { rulebook, admins }: Options): Routing => ({
  rules: ({ at, today }) => rulebook.pending(connection, today, at),

  unreminded: (today, limit) =>
    findBatches(
      connection,
      Prisma.sql`ap."remindedAt" IS NULL AND ap."dueOn" < ${fromDay(today)}::date`,
      limit,
    ),

  unescalated: (before, limit) =>
    findBatches(
      connection,
      Prisma.sql`ap."remindedAt" < ${before} AND (ap."escalatedAt" IS NULL OR ap."escalatedAt" < ap."remindedAt")`,
      limit,
    ),

  misplaced: (today, limit) => findMisplaced(connection, today, limit),

  async between(one, other) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT ap."id" FROM "Approval" ap WHERE (${isWaiting} OR ${isUnpublished})
        AND ((ap."requesterId" = ${one}::uuid AND ap."authorityId" = ${other}::uuid)
          OR (ap."requesterId" = ${other}::uuid AND ap."authorityId" = ${one}::uuid))`)
    return rows.map(({ id }) => id)
  },

  lock: (ids, today) => lockItems(connection, ids, today),

  async siblings(approvalId) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT ap."id" FROM "Approval" it JOIN "Approval" ap ON ap."authorityId" = it."authorityId"
        AND (ap."id" = it."id" OR ap."evaluationId" = it."evaluationId")
      WHERE it."id" = ${approvalId}::uuid AND ${isWaiting}`)
    return rows.map(({ id }) => id)
  },

  async remind(ids, at) {
    await connection.approval.updateMany({ where: { id: { in: [...ids] } }, data: { remindedAt: at } })
  },

  async pass(ids, authorityId, dueOn, at) {
    // A petition is answered by its legal day, whoever it lies with.
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Approval" ap SET "authorityId" = ${authorityId}::uuid, "remindedAt" = NULL, "escalatedAt" = ${at},
        "dueOn" = CASE WHEN ap."kind" = 'evaluation.petition' THEN least(${fromDay(dueOn)}::date, (
          SELECT pe."answerBy" FROM "Petition" pe WHERE pe."evaluationId" = ap."evaluationId"))
          ELSE ${fromDay(dueOn)}::date END
      WHERE ap."id" = ANY(${[...ids]}::uuid[])`)
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Recommendation" re SET "verifierId" = ${authorityId}::uuid FROM "Approval" ap
      WHERE ap."id" = ANY(${[...ids]}::uuid[]) AND re."id" = ap."recommendationId"`)
  },

  async giveUp(ids, at) {
    await connection.approval.updateMany({ where: { id: { in: [...ids] } }, data: { escalatedAt: at } })
  },

  async card(approvalId) {
    const where = { subject: `approval:${approvalId}` }
    const found = await connection.notice.findFirst({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
    return found ? innermost({ kind: found.kind, ...(found.payload as object) } as NoticeContent) : undefined
  },

  async closeCopies(approvalId) {
    const where = { subject: `approval:${approvalId}` }
    await connection.notice.updateMany({ where, data: { subject: `${where.subject}:passed` } })
  },

  async passedFrom(approvalId, personId, today) {
    const [row] = await connection.$queryRaw<{ name: string }[]>(Prisma.sql`
      SELECT au."name" FROM "Approval" ap JOIN "Person" au ON au."id" = ap."authorityId"
      WHERE ap."id" = ${approvalId}::uuid AND ap."requesterId" <> ${personId}::uuid
        AND NOT (${isMine(personId, today)}) AND EXISTS (
          SELECT 1 FROM "Notice" n JOIN "Delivery" d ON d."noticeId" = n."id" AND d."personId" = ${personId}::uuid
          WHERE n."subject" = 'approval:' || ap."id" || ':passed')`)
    return row?.name
  },

  async principals(personId, today) {
    const rows = await connection.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`
      SELECT ap."id", au."name" FROM "Approval" ap JOIN "Person" au ON au."id" = ap."authorityId"
      WHERE ${isWaiting} AND ${isMine(personId, today)} AND ap."authorityId" <> ${personId}::uuid`)
    return new Map(rows.map(({ id, name }) => [id, name]))
  },

  async deputiesFor(authorityId, requesterId, today) {
    const rows = await connection.$queryRaw<{ deputyId: string }[]>(Prisma.sql`
      SELECT DISTINCT d."deputyId" FROM "Deputy" d WHERE d."principalId" = ${authorityId}::uuid
        AND ${isRunning('d."validFrom"', 'd."validTo"', today)} AND d."deputyId" <> ${requesterId}::uuid
        AND NOT ${areRelated(Prisma.sql`d."deputyId"`, Prisma.sql`${requesterId}::uuid`)}`)
    return rows.map(row => row.deputyId)
  },

  async staffFor(personId, today) {
    const staff = await findStaff(connection, personId, today)
    return staff.length > 0 ? staff : admins(today)
  },

  overdue: (staffId, today, page) => findOverdue(connection, staffId, today, page),
})
