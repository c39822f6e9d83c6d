import type { CollectiveComment, CollectiveMember, LedCycle } from '../domain/collective/collective.ts'
import type { Collectives } from '../domain/collective/port.ts'
import type { EvaluationState } from '../domain/evaluation/evaluation.ts'
import type { PersonSummary } from '../domain/person/person.ts'
import { findDeparted, findHeadless, findMisheaded } from './collective-heads.ts'
import { type CycleRow, collectiveUnit, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { fromDay } from './day-column.ts'
import { isRunning, literally, mainPost, summaryColumns } from './people.ts'
import { headOf, isWithin } from './unit-heads.ts'

type LedRow = CycleRow &
  Readonly<{
    unitId: string
    evaluationId: string | null
    state: string | null
    submittedAt: Date | null
  }>

const toLed = (row: LedRow): LedCycle => ({
  cycle: toCycle(row),
  unitId: row.unitId,
  evaluationId: row.evaluationId,
  state: row.state as EvaluationState | null,
  submittedAt: row.submittedAt,
})

export const createCollectives = (connection: Connection): Collectives => ({
  async cyclesOf(personId, today) {
    const rows = await connection.$queryRaw<LedRow[]>(Prisma.sql`
      WITH RECURSIVE mine AS (
        SELECT DISTINCT u."id", u."name" FROM "Assignment" a JOIN "Unit" u ON u."id" = a."unitId"
        WHERE a."personId" = ${personId}::uuid AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}
          AND ${headOf(Prisma.sql`u."id"`, today)} = ${personId}::uuid
      ),
      above AS (
        SELECT m."id" AS "unitId", m."id", u."parentId" FROM mine m JOIN "Unit" u ON u."id" = m."id"
        UNION
        SELECT above."unitId", u."id", u."parentId" FROM "Unit" u JOIN above ON u."id" = above."parentId"
        WHERE ${isRunning('u."validFrom"', 'u."validTo"', today)}
      )
      SELECT ${cycleColumns}, mine."id" AS "unitId", mine."name" AS "collectiveUnit",
        e."id" AS "evaluationId", e."state", e."submittedAt"
      FROM above JOIN mine ON mine."id" = above."unitId"
      JOIN "EvaluationCycle" c ON c."unitId" = above."id" AND c."collective"
        AND c."opensOn" <= ${fromDay(today)}::date AND c."closedAt" IS NULL
      LEFT JOIN "Evaluation" e ON e."cycleId" = c."id" AND e."unitId" = mine."id"
      ORDER BY c."closesOn", c."id", mine."name"`)
    return rows.map(toLed)
  },

  async namedIn(personId, today) {
    const rows = await connection.$queryRaw<
      (CycleRow & { evaluationId: string; state: string })[]
    >(Prisma.sql`
      SELECT ${cycleColumns}, ${collectiveUnit}, e."id" AS "evaluationId", e."state"
      FROM "EvaluationMember" m JOIN "Evaluation" e ON e."id" = m."evaluationId"
      JOIN "EvaluationCycle" c ON c."id" = e."cycleId" AND c."closedAt" IS NULL
      WHERE m."personId" = ${personId}::uuid AND m."removedAt" IS NULL
        AND ${isWithin(Prisma.sql`m."personId"`, Prisma.sql`e."unitId"`, today)}
      ORDER BY c."closesOn", e."id"`)
    return rows.map(row => ({ evaluationId: row.evaluationId, cycle: toCycle(row), state: row.state }))
  },

  async open(id, cycleId, unitId, headId, at) {
    await connection.$executeRaw(Prisma.sql`
      INSERT INTO "Evaluation" ("id", "cycleId", "personId", "unitId", "templateId", "state", "openedAt")
      SELECT ${id}::uuid, c."id", ${headId}::uuid, ${unitId}::uuid, c."templateId", 'draft', ${at}
      FROM "EvaluationCycle" c WHERE c."id" = ${cycleId}::uuid AND c."collective" ON CONFLICT DO NOTHING`)
    const where = { cycleId, unitId }
    const opened = await connection.evaluation.findFirstOrThrow({ where, select: { id: true } })
    return opened.id
  },

  members: (evaluationId, today) =>
    connection.$queryRaw<CollectiveMember[]>(Prisma.sql`
      SELECT p."id", p."name",
        EXISTS (SELECT 1 FROM "TelegramLink" l WHERE l."personId" = p."id" AND l."endedAt" IS NULL) AS "isLinked",
        count(co."id")::int AS "comments", m."doneAt" IS NOT NULL OR count(co."id") > 0 AS "hasAnswered"
      FROM "EvaluationMember" m JOIN "Evaluation" e ON e."id" = m."evaluationId" JOIN "Person" p ON p."id" = m."personId"
      LEFT JOIN "EvaluationComment" co ON co."evaluationId" = e."id" AND co."personId" = p."id"
      WHERE e."id" = ${evaluationId}::uuid AND m."removedAt" IS NULL AND m."personId" <> e."personId"
        AND ${isWithin(Prisma.sql`m."personId"`, Prisma.sql`e."unitId"`, today)}
      GROUP BY p."id", p."name", m."doneAt", m."namedAt" ORDER BY m."namedAt", p."name", p."id"`),

  async candidates(evaluationId, name, today, { offset, limit }) {
    const rows = await connection.$queryRaw<(PersonSummary & { total: number })[]>(Prisma.sql`
      SELECT ${summaryColumns}, count(*) OVER ()::int AS "total"
      FROM "Evaluation" e JOIN "Person" p ON p."id" <> e."personId" ${mainPost(today)}
      WHERE e."id" = ${evaluationId}::uuid AND ${isWithin(Prisma.sql`p."id"`, Prisma.sql`e."unitId"`, today)}
        AND (${name}::text IS NULL OR fold_name(p."name") LIKE '%' || fold_name(${literally(name ?? '')}) || '%')
        AND NOT EXISTS (SELECT 1 FROM "EvaluationMember" m
          WHERE m."evaluationId" = e."id" AND m."personId" = p."id" AND m."removedAt" IS NULL)
      ORDER BY EXISTS (SELECT 1 FROM "Assignment" own WHERE own."personId" = p."id" AND own."unitId" = e."unitId"
        AND ${isRunning('own."startedOn"', 'own."endedOn"', today)}) DESC, p."name", p."id"
      OFFSET ${offset} LIMIT ${limit}`)
    return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _, ...person }) => person) }
  },

  async name(evaluationId, personId, at) {
    await connection.evaluationMember.upsert({
      where: { evaluationId_personId: { evaluationId, personId } },
      create: { evaluationId, personId, namedAt: at },
      update: { namedAt: at, removedAt: null, doneAt: null },
    })
  },

  async remove(evaluationId, personId, at) {
    const where = { evaluationId, personId, removedAt: null }
    await connection.evaluationMember.updateMany({ where, data: { removedAt: at } })
  },

  async finish(evaluationId, personId, at) {
    const where = { evaluationId, personId, doneAt: null }
    await connection.evaluationMember.updateMany({ where, data: { doneAt: at } })
  },

  comments: evaluationId =>
    connection.$queryRaw<CollectiveComment[]>(Prisma.sql`
      SELECT co."id", co."personId", p."name" AS "author", co."line", co."text", co."writtenAt", co."outcome"
      FROM "EvaluationComment" co JOIN "Person" p ON p."id" = co."personId"
      WHERE co."evaluationId" = ${evaluationId}::uuid ORDER BY co."writtenAt", co."id"`),

  async commented(id) {
    const found = await connection.evaluationComment.findUnique({
      where: { id },
      select: { evaluationId: true },
    })
    return found?.evaluationId
  },

  async addComment({ at, ...comment }) {
    await connection.evaluationComment.createMany({
      data: { ...comment, writtenAt: at },
      skipDuplicates: true,
    })
  },

  async changeComment(id, text, source, at) {
    await connection.evaluationComment.update({ where: { id }, data: { text, source, writtenAt: at } })
  },

  async withdrawComment(id) {
    await connection.evaluationComment.delete({ where: { id } })
  },

  async settle(id, outcome, at) {
    await connection.evaluationComment.update({ where: { id }, data: { outcome, settledAt: at } })
  },

  async belonging(evaluationId, personIds, today) {
    const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT p."id" FROM "Person" p JOIN "Evaluation" e ON e."id" = ${evaluationId}::uuid
      WHERE p."id" = ANY(${[...personIds]}::uuid[]) AND (
        EXISTS (SELECT 1 FROM "EvaluationMember" m WHERE m."evaluationId" = e."id" AND m."personId" = p."id"
          AND m."removedAt" IS NULL)
        OR EXISTS (SELECT 1 FROM "Assignment" a WHERE a."personId" = p."id" AND a."unitId" = e."unitId"
          AND ${isRunning('a."startedOn"', 'a."endedOn"', today)}))`)
    return rows.map(({ id }) => id)
  },

  misheaded: (today, limit) => findMisheaded(connection, today, limit),

  async handTo(id, headId) {
    await connection.evaluation.update({ where: { id }, data: { personId: headId } })
    await connection.$executeRaw(Prisma.sql`
      UPDATE "Approval" ap SET "requesterId" = ${headId}::uuid WHERE ap."evaluationId" = ${id}::uuid
        AND ap."authorityId" <> ${headId}::uuid
        AND (ap."kind" = 'evaluation.decision' OR NOT EXISTS (
          SELECT 1 FROM "Decision" de WHERE de."approvalId" = ap."id"))`)
  },

  departed: (today, limit) => findDeparted(connection, today, limit),
  headless: (today, limit) => findHeadless(connection, today, limit),
})
