import { type Connection, Prisma } from './database.ts'

/** Of "Evaluation" as ev: when its level was published, or a petition about it answered, whichever came last. */
const settledAt = Prisma.sql`(SELECT greatest(c."publishedAt", pe."answeredAt") FROM "Classification" c
  LEFT JOIN "Petition" pe ON pe."evaluationId" = c."evaluationId" WHERE c."evaluationId" = ev."id")`

/** Of "Evaluation" as ev: nothing of it can change any more. */
const isSettled = Prisma.sql`ev."state" IN ('published', 'answered', 'closed')`

/** Of "NotebookEntry" as ne: evaluations of its author in whose period it lies, as ev. */
const covering = Prisma.sql`"Evaluation" ev JOIN "EvaluationCycle" ec ON ec."id" = ev."cycleId"
  WHERE ev."personId" = ne."personId" AND ne."day" BETWEEN ec."periodFrom" AND ec."periodTo"`

/** Of "NotebookEntry" as ne: an evaluation is still being written from it, or looked at. */
export const isStillNeeded = Prisma.sql`EXISTS (SELECT 1 FROM ${covering}
  AND NOT ${isSettled} AND (ev."state" <> 'draft' OR ec."closedAt" IS NULL))`

/** Entries of periods whose last level was published, or petition answered, before then. */
export const eraseNotebook = (connection: Connection, at: Date, limit: number): Promise<number> =>
  connection.$executeRaw(Prisma.sql`
    DELETE FROM "NotebookEntry" WHERE "id" IN (
      SELECT ne."id" FROM "NotebookEntry" ne
      WHERE EXISTS (SELECT 1 FROM ${covering} AND ${isSettled})
        AND NOT EXISTS (SELECT 1 FROM ${covering} AND ${isSettled} AND ${settledAt} >= ${at})
        AND NOT ${isStillNeeded}
      LIMIT ${limit})`)

/** Entries so old that no evaluation will ask for them, whether or not one did. */
export const eraseLooseNotebook = (connection: Connection, day: string, limit: number): Promise<number> =>
  connection.$executeRaw(Prisma.sql`
    DELETE FROM "NotebookEntry" WHERE "id" IN (
      SELECT ne."id" FROM "NotebookEntry" ne WHERE ne."day" < ${day}::date AND NOT ${isStillNeeded}
      LIMIT ${limit})`)

/** The files that showed something in evaluations settled before then; that they were there stays in what was handed in. */
export const eraseEvidence = (connection: Connection, at: Date, limit: number): Promise<number> =>
  connection.$executeRaw(Prisma.sql`
    DELETE FROM "Evidence" WHERE "id" IN (
      SELECT e."id" FROM "Evidence" e JOIN "Evaluation" ev ON ev."id" = e."evaluationId"
      WHERE ${isSettled} AND ${settledAt} < ${at} LIMIT ${limit})`)

/**
 * Empties drafts that were never handed in, of cycles that are closed; a form entered from paper that waits for its
 * second signature is none. That somebody began one stays.
 */
export const emptyDrafts = async (connection: Connection, which: Prisma.Sql): Promise<number> => {
  const rows = await connection.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT ev."id" FROM "Evaluation" ev JOIN "EvaluationCycle" ec ON ec."id" = ev."cycleId"
    WHERE ev."state" = 'draft' AND ev."revision" = 0 AND ec."closedAt" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Submission" s WHERE s."evaluationId" = ev."id")
      AND NOT EXISTS (SELECT 1 FROM "PaperEntry" pa WHERE pa."evaluationId" = ev."id"
        AND pa."handedInAt" IS NOT NULL AND pa."settledAt" IS NULL AND pa."revokedAt" IS NULL)
      AND (EXISTS (SELECT 1 FROM "Answer" an WHERE an."evaluationId" = ev."id")
        OR EXISTS (SELECT 1 FROM "Evidence" e WHERE e."evaluationId" = ev."id")
        OR EXISTS (SELECT 1 FROM "EvaluationComment" co WHERE co."evaluationId" = ev."id")
        OR EXISTS (SELECT 1 FROM "EvaluationMember" em WHERE em."evaluationId" = ev."id"))
      AND ${which} FOR UPDATE OF ev`)
  const evaluationId = { in: rows.map(({ id }) => id) }
  if (rows.length === 0) return 0
  await connection.answer.deleteMany({ where: { evaluationId } })
  await connection.evidence.deleteMany({ where: { evaluationId } })
  await connection.evaluationComment.deleteMany({ where: { evaluationId } })
  await connection.evaluationMember.deleteMany({ where: { evaluationId } })
  await connection.notebookEntry.updateMany({ where: { evaluationId }, data: { evaluationId: null } })
  const emptied = { cursor: null, lastStep: null, lastTypedId: null }
  await connection.evaluation.updateMany({ where: { id: evaluationId }, data: emptied })
  return rows.length
}
