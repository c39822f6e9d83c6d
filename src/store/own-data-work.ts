import type { PartName } from '../domain/own-data/parts.ts'
import { Prisma } from './database.ts'
import { periodText } from './own-data-evaluation.ts'
import type { PartQuery } from './own-data-record.ts'

type WorkPart = Extract<
  PartName,
  | 'asked'
  | 'decisions'
  | 'requests'
  | 'inspections'
  | 'inspectionReminders'
  | 'inspectionQuestions'
  | 'recommendations'
  | 'recommendationSteps'
  | 'urges'
  | 'broadcasts'
  | 'imports'
  | 'cycles'
  | 'ruleProposals'
>

/** Of "Inspection" as i: not one that is still sealed, whoever asks; the file lies on a phone. */
const isUnsealed = Prisma.sql`(NOT i."sealed" OR i."openedAt" IS NOT NULL)`

/** A level stays unsaid until it is published. */
const isSaid = Prisma.sql`(ap."kind" <> 'evaluation.decision' OR EXISTS (
  SELECT 1 FROM "Classification" cl WHERE cl."evaluationId" = ap."evaluationId" AND cl."publishedAt" IS NOT NULL))`

/** What somebody asked for, decided, and has to do; of what others wrote or are asked, the days. */
export const workQueries: Readonly<Record<WorkPart, PartQuery>> = {
  asked: id => Prisma.sql`
    SELECT ap."kind", ap."createdAt" AS "at", ap."dueOn", de."outcome", p."name" AS "decider", de."decidedAt",
      de."reason"
    FROM "Approval" ap LEFT JOIN "Decision" de ON de."approvalId" = ap."id" AND ${isSaid}
    LEFT JOIN "Person" p ON p."id" = de."deciderId"
    WHERE ap."requesterId" = ${id}::uuid ORDER BY ap."createdAt", ap."id"`,

  decisions: id => Prisma.sql`
    SELECT ap."kind", ap."createdAt" AS "at", ap."dueOn", de."outcome", de."decidedAt"
    FROM "Approval" ap LEFT JOIN "Decision" de ON de."approvalId" = ap."id" AND de."deciderId" = ${id}::uuid
    WHERE ap."requesterId" <> ${id}::uuid AND (ap."authorityId" = ${id}::uuid OR de."approvalId" IS NOT NULL)
    ORDER BY ap."createdAt", ap."id"`,

  requests: id => Prisma.sql`
    SELECT pr."kind", pr."text", pr."createdAt" AS "at", pr."answeredAt", p."name" AS "answeredBy", de."outcome",
      de."decidedAt", de."reason" AS "answer"
    FROM "PersonRequest" pr LEFT JOIN "Person" p ON p."id" = pr."answeredById"
    LEFT JOIN "Approval" ap ON ap."requestId" = pr."id" LEFT JOIN "Decision" de ON de."approvalId" = ap."id"
    WHERE pr."personId" = ${id}::uuid ORDER BY pr."createdAt", pr."id"`,

  // Whom it concerns it is known to from when he was told.
  inspections: id => Prisma.sql`
    SELECT part."as", i."title" AS "name", i."body", i."kind", i."state", i."startsOn", i."endsOn", part."toldAt"
    FROM (
      SELECT "inspectionId" AS "id", 'concerned' AS "as", "toldAt" FROM "InspectionAddressee"
        WHERE "personId" = ${id}::uuid AND "toldAt" IS NOT NULL
      UNION SELECT s."inspectionId", 'concerned', NULL FROM "InspectionSubject" s
        JOIN "Inspection" o ON o."id" = s."inspectionId" AND o."openedAt" IS NOT NULL
        WHERE s."personId" = ${id}::uuid AND NOT EXISTS (SELECT 1 FROM "InspectionAddressee" ia
          WHERE ia."subjectId" = s."id" AND ia."personId" = ${id}::uuid AND ia."toldAt" IS NOT NULL)
      UNION SELECT "inspectionId", CASE WHEN "leads" THEN 'teamLeader' ELSE 'team' END, NULL FROM "InspectionMember"
        WHERE "personId" = ${id}::uuid
      UNION SELECT "id", 'planner', NULL FROM "Inspection" WHERE "plannedById" = ${id}::uuid
      UNION SELECT "id", 'opener', NULL FROM "Inspection" WHERE "openedById" = ${id}::uuid
      UNION SELECT "id", 'receiver', NULL FROM "Inspection" WHERE "receivedById" = ${id}::uuid
    ) part JOIN "Inspection" i ON i."id" = part."id" WHERE ${isUnsealed}
    ORDER BY i."createdAt", i."id", part."as", part."toldAt"`,

  inspectionReminders: id => Prisma.sql`
    SELECT i."title" AS "name", ir."dueOn", ir."sentAt", ir."acknowledgedAt"
    FROM "InspectionReminder" ir JOIN "Inspection" i ON i."id" = ir."inspectionId"
    WHERE ir."personId" = ${id}::uuid AND ${isUnsealed} ORDER BY ir."sentAt", ir."id"`,

  // Of others' questions he answered, his answer.
  inspectionQuestions: id => Prisma.sql`
    SELECT i."title" AS "name", CASE WHEN iq."askerId" = ${id}::uuid THEN iq."text" END AS "text",
      iq."askedAt" AS "at", iq."answer", iq."answeredAt"
    FROM "InspectionQuestion" iq JOIN "Inspection" i ON i."id" = iq."inspectionId"
    WHERE ${id}::uuid IN (iq."askerId", iq."answererId") AND ${isUnsealed} ORDER BY iq."askedAt", iq."id"`,

  recommendations: id => Prisma.sql`
    SELECT CASE WHEN re."ownerId" = ${id}::uuid THEN 'owner' WHEN re."verifierId" = ${id}::uuid THEN 'verifier'
      ELSE 'author' END AS "as", i."title" AS "name", re."number",
      CASE WHEN ${id}::uuid IN (re."ownerId", re."authorId") THEN re."text" END AS "text", re."dueOn", re."state",
      re."round", re."createdAt" AS "at", re."closedAt"
    FROM "Recommendation" re JOIN "Inspection" i ON i."id" = re."inspectionId"
    WHERE (re."ownerId" = ${id}::uuid OR re."verifierId" = ${id}::uuid OR re."authorId" = ${id}::uuid)
      AND ${isUnsealed} ORDER BY re."createdAt", re."id"`,

  recommendationSteps: id => Prisma.sql`
    SELECT i."title" AS "name", re."number", st."kind", st."text", st."attachment"->>'name' AS "file", st."dueOn",
      st."at"
    FROM "RecommendationEvent" st JOIN "Recommendation" re ON re."id" = st."recommendationId"
    JOIN "Inspection" i ON i."id" = re."inspectionId"
    WHERE (st."actorId" = ${id}::uuid OR re."ownerId" = ${id}::uuid) AND ${isUnsealed} ORDER BY st."at", st."id"`,

  // What somebody answered to his urge is that one's.
  urges: id => Prisma.sql`
    SELECT CASE WHEN ur."recipientId" = ${id}::uuid THEN 'recipient' ELSE 'sender' END AS "as", ur."reference",
      ur."text", ur."dueOn", ur."sentAt", ur."answer" AS "response",
      CASE WHEN ur."recipientId" = ${id}::uuid THEN ur."reason" END AS "reason", ur."askedDay", ur."answeredAt"
    FROM "Urge" ur LEFT JOIN "Inspection" i ON i."id" = ur."inspectionId"
    WHERE ${id}::uuid IN (ur."recipientId", ur."senderId") AND (i."id" IS NULL OR ${isUnsealed})
    ORDER BY ur."sentAt", ur."id"`,

  broadcasts: id => Prisma.sql`
    SELECT u."name" AS "unit", b."texts", b."attachment"->>'name' AS "file", b."state", b."createdAt" AS "at",
      b."startedAt", b."endedAt"
    FROM "Broadcast" b JOIN "Unit" u ON u."id" = b."unitId"
    WHERE b."authorId" = ${id}::uuid ORDER BY b."createdAt", b."id"`,

  imports: id => Prisma.sql`
    SELECT u."name" AS "unit", im."attachment"->>'name' AS "file", im."state", im."counts", im."createdAt" AS "at",
      im."startedAt", im."endedAt"
    FROM "Import" im JOIN "Unit" u ON u."id" = im."unitId"
    WHERE im."authorId" = ${id}::uuid ORDER BY im."createdAt", im."id"`,

  cycles: id => Prisma.sql`
    SELECT ${periodText} AS "period", c."kind", u."name" AS "unit", c."opensOn", c."closesOn", c."closedAt"
    FROM "EvaluationCycle" c JOIN "Unit" u ON u."id" = c."unitId"
    WHERE c."openedById" = ${id}::uuid ORDER BY c."opensOn", c."id"`,

  ruleProposals: id => Prisma.sql`
    SELECT "createdAt" AS "at", "decidedAt", jsonb_array_length("rows") AS "count", "rows" AS "rules"
    FROM "RuleProposal" WHERE "authorId" = ${id}::uuid ORDER BY "createdAt", "id"`,
}
