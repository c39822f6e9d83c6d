import type { PartName } from '../domain/own-data/parts.ts'
import { Prisma } from './database.ts'
import type { PartQuery } from './own-data-record.ts'

type EvaluationPart = Extract<
  PartName,
  | 'evaluations'
  | 'answers'
  | 'submissions'
  | 'reviewScores'
  | 'evidence'
  | 'petitions'
  | 'findings'
  | 'notebook'
  | 'paper'
  | 'memberships'
  | 'comments'
>

/** Of "EvaluationCycle" as c. */
export const periodText = Prisma.sql`
  to_char(c."periodFrom", 'YYYY-MM-DD') || '/' || to_char(c."periodTo", 'YYYY-MM-DD')`

/** "Evaluation" as e with its period and unit, of which this person is the author. */
const ofMine = (id: string): Prisma.Sql => Prisma.sql`
  JOIN "EvaluationCycle" c ON c."id" = e."cycleId" LEFT JOIN "Unit" u ON u."id" = e."unitId"
  WHERE e."personId" = ${id}::uuid`

const inOrder = Prisma.sql`c."periodFrom", c."periodTo", e."id"`

/** Evaluations and all that hangs on them; a level is his to know once it is published. */
export const evaluationQueries: Readonly<Record<EvaluationPart, PartQuery>> = {
  evaluations: id => Prisma.sql`
    SELECT ${periodText} AS "period", c."kind", u."name" AS "unit",
      CASE WHEN e."state" = 'decided' THEN 'reviewed' ELSE e."state" END AS "state", e."openedAt" AS "startedAt",
      e."submittedAt", e."reviewedPoints", e."proposedLevel", cl."points", cl."level", cl."reason", cl."decidedAt",
      cl."publishedAt", cl."response", cl."objection", cl."respondedAt"
    FROM "Evaluation" e
    LEFT JOIN "Classification" cl ON cl."evaluationId" = e."id" AND cl."publishedAt" IS NOT NULL
    ${ofMine(id)} ORDER BY ${inOrder}`,

  answers: id => Prisma.sql`
    SELECT ${periodText} AS "period", u."name" AS "unit", an."questionId" AS "line",
      (an."value"->>'points')::int AS "points", (an."value"->>'count')::int AS "count",
      coalesce(an."value"->>'text', (SELECT string_agg(f->>'name', ', ') FROM jsonb_array_elements(
        CASE WHEN an."value"->>'kind' = 'files' THEN an."value"->'files' ELSE '[]'::jsonb END) f)) AS "text"
    FROM "Evaluation" e JOIN "Answer" an ON an."evaluationId" = e."id" ${ofMine(id)}
    ORDER BY ${inOrder}, an."questionId"`,

  submissions: id => Prisma.sql`
    SELECT ${periodText} AS "period", u."name" AS "unit", s."revision", s."submittedAt" AS "at", s."score" AS "points",
      s."late", s."changedLines", s."answers"
    FROM "Evaluation" e JOIN "Submission" s ON s."evaluationId" = e."id" ${ofMine(id)}
    ORDER BY ${inOrder}, s."revision"`,

  reviewScores: id => Prisma.sql`
    SELECT ${periodText} AS "period", rs."revision", rs."questionId" AS "line", rs."points", rs."at"
    FROM "Evaluation" e JOIN "ReviewScore" rs ON rs."evaluationId" = e."id" ${ofMine(id)}
      AND e."reviewedPoints" IS NOT NULL ORDER BY ${inOrder}, rs."revision", rs."questionId"`,

  evidence: id => Prisma.sql`
    SELECT ${periodText} AS "period", ev."line", ev."attachment"->>'name' AS "file", ev."createdAt" AS "at"
    FROM "Evaluation" e JOIN "Evidence" ev ON ev."evaluationId" = e."id" ${ofMine(id)}
    ORDER BY ${inOrder}, ev."createdAt", ev."id"`,

  petitions: id => Prisma.sql`
    SELECT ${periodText} AS "period", pe."filedAt" AS "at", pe."answerBy", pe."grounds"->>'grounds' AS "text",
      pe."grounds", pe."outcome", pe."answer", pe."points", pe."level", pe."answeredAt"
    FROM "Petition" pe JOIN "Evaluation" e ON e."id" = pe."evaluationId"
    JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    WHERE pe."personId" = ${id}::uuid ORDER BY ${inOrder}`,

  findings: id => Prisma.sql`
    SELECT "kind", "foundOn", "document", "recordedAt" AS "at", "revokedAt"
    FROM "Finding" WHERE "personId" = ${id}::uuid ORDER BY "foundOn", "id"`,

  notebook: id => Prisma.sql`
    SELECT n."day", n."text", n."attachment"->>'name' AS "file", n."createdAt" AS "at", n."changedAt",
      CASE WHEN c."id" IS NOT NULL THEN ${periodText} END AS "takenInto"
    FROM "NotebookEntry" n LEFT JOIN "Evaluation" e ON e."id" = n."evaluationId"
    LEFT JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    WHERE n."personId" = ${id}::uuid ORDER BY n."day", n."createdAt", n."id"`,

  // Of others' forms he printed or entered nothing but the days.
  paper: id => Prisma.sql`
    SELECT CASE WHEN pa."personId" = ${id}::uuid THEN 'concerned' WHEN pa."clerkId" = ${id}::uuid THEN 'clerk'
      ELSE 'issuer' END AS "as", ${periodText} AS "period", pa."issuedAt" AS "at", pa."revokedAt",
      pa."begunAt" AS "startedAt", pa."signedOn", pa."round", pa."handedInAt", pa."settledAt"
    FROM "PaperEntry" pa JOIN "EvaluationCycle" c ON c."id" = pa."cycleId"
    WHERE pa."personId" = ${id}::uuid OR pa."clerkId" = ${id}::uuid OR pa."issuedById" = ${id}::uuid
    ORDER BY pa."issuedAt", pa."id"`,

  memberships: id => Prisma.sql`
    SELECT ${periodText} AS "period", u."name" AS "unit", em."namedAt" AS "at", em."removedAt", em."doneAt"
    FROM "EvaluationMember" em JOIN "Evaluation" e ON e."id" = em."evaluationId"
    JOIN "EvaluationCycle" c ON c."id" = e."cycleId" LEFT JOIN "Unit" u ON u."id" = e."unitId"
    WHERE em."personId" = ${id}::uuid ORDER BY ${inOrder}`,

  comments: id => Prisma.sql`
    SELECT ${periodText} AS "period", u."name" AS "unit", ec."line", ec."text", ec."writtenAt" AS "at", ec."outcome"
    FROM "EvaluationComment" ec JOIN "Evaluation" e ON e."id" = ec."evaluationId"
    JOIN "EvaluationCycle" c ON c."id" = e."cycleId" LEFT JOIN "Unit" u ON u."id" = e."unitId"
    WHERE ec."personId" = ${id}::uuid ORDER BY ${inOrder}, ec."writtenAt", ec."id"`,
}
