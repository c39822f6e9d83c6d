import type { EvaluationState } from '../domain/evaluation/evaluation.ts'
import type { PaperRecord, Papers, PastEvaluation } from '../domain/evaluation/paper-port.ts'
import type { Level } from '../domain/evaluation/score.ts'
import { type CycleRow, collectiveUnit, cycleColumns, toCycle } from './cycle-columns.ts'
import { type Connection, Prisma } from './database.ts'
import { isRunning } from './people.ts'

/** What was published of an evaluation `e`, and what a petition made of it. */
const published = Prisma.sql`
  LEFT JOIN "Classification" cl ON cl."evaluationId" = e."id" AND cl."publishedAt" IS NOT NULL
  LEFT JOIN "Petition" pe ON pe."evaluationId" = e."id" AND pe."outcome" = 'changed'`

type RecordRow = Readonly<{
  scores: Record<string, number> | null
  reviewer: string | null
  reviewedAt: Date | null
  points: number | null
  level: string | null
  decider: string | null
  decidedAt: Date | null
}>

const toRecord = (row: RecordRow | undefined): PaperRecord => {
  const { scores, reviewer, reviewedAt, points, level, decider, decidedAt } = row ?? {}
  const isPublished = points != null && level != null && decider != null && decidedAt != null
  return {
    scores: scores ?? {},
    reviewed: reviewer != null && reviewedAt != null ? { name: reviewer, at: reviewedAt } : null,
    outcome: isPublished
      ? { points, level: level as Level, decided: { name: decider, at: decidedAt } }
      : null,
  }
}

type HistoryRow = CycleRow &
  Readonly<{
    evaluationId: string
    state: string
    points: number | null
    level: string | null
    total: number
  }>

const toPast = (row: HistoryRow): PastEvaluation => ({
  evaluationId: row.evaluationId,
  cycle: toCycle(row),
  state: row.state as EvaluationState,
  points: row.points,
  level: row.level as Level | null,
})

/** What is printed of evaluations besides their answers, and which somebody has. */
export const createPapers = (connection: Connection): Papers => ({
  async record(evaluationId, revision) {
    const rows = await connection.$queryRaw<RecordRow[]>(Prisma.sql`
      SELECT review."name" AS "reviewer", review."decidedAt" AS "reviewedAt",
        coalesce(pe."points", cl."points") AS "points", coalesce(pe."level", cl."level") AS "level",
        dp."name" AS "decider", cl."decidedAt",
        (SELECT json_object_agg(r."questionId", r."points") FROM "ReviewScore" r
          WHERE r."evaluationId" = e."id" AND r."revision" = ${revision}) AS "scores"
      FROM "Evaluation" e ${published} LEFT JOIN "Person" dp ON dp."id" = cl."deciderId"
      LEFT JOIN LATERAL (
        SELECT p."name", de."decidedAt" FROM "Approval" ap JOIN "Decision" de ON de."approvalId" = ap."id"
        JOIN "Person" p ON p."id" = de."deciderId"
        WHERE ap."evaluationId" = e."id" AND ap."kind" = 'evaluation.review' AND ap."revision" = ${revision}
          AND de."outcome" = 'approved' ORDER BY de."decidedAt" DESC LIMIT 1
      ) review ON true
      WHERE e."id" = ${evaluationId}::uuid`)
    return toRecord(rows[0])
  },

  async agencies(personId, day) {
    const rows = await connection.$queryRaw<{ own: string; above: string | null }[]>(Prisma.sql`
      SELECT u."name" AS "own", parent."name" AS "above" FROM "Assignment" a
      JOIN "Position" po ON po."id" = a."positionId" JOIN "Unit" u ON u."id" = a."unitId"
      LEFT JOIN "Unit" parent ON parent."id" = u."parentId"
      WHERE a."personId" = ${personId}::uuid AND ${isRunning('a."startedOn"', 'a."endedOn"', day)}
      ORDER BY po."leadership" DESC, a."startedOn", po."code" LIMIT 1`)
    return rows.flatMap(({ own, above }) => (above === null ? [own] : [above, own]))
  },

  async history(personId, { offset, limit }) {
    const rows = await connection.$queryRaw<HistoryRow[]>(Prisma.sql`
      SELECT e."id" AS "evaluationId", e."state", ${cycleColumns}, ${collectiveUnit}, coalesce(pe."level", cl."level") AS "level",
        CASE WHEN e."state" IN ('draft', 'returned') THEN NULL
          ELSE coalesce(pe."points", cl."points", e."reviewedPoints", s."score") END AS "points",
        count(*) OVER ()::int AS "total"
      FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId" ${published}
      LEFT JOIN "Submission" s ON s."evaluationId" = e."id" AND s."revision" = e."revision"
      WHERE e."personId" = ${personId}::uuid
      ORDER BY c."periodTo" DESC, c."periodFrom" DESC, e."id" OFFSET ${offset} LIMIT ${limit}`)
    return { total: rows[0]?.total ?? 0, items: rows.map(toPast) }
  },
})
