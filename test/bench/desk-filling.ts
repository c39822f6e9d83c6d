import { type Database, Prisma } from '../../src/store/database.ts'

type Sql = (strings: TemplateStringsArray, ...values: unknown[]) => Promise<unknown>

/** Posts get what the file of the desk leaves open, so that every clock has something to reckon with. */
const fillPosts = async (sql: Sql): Promise<void> => {
  await sql`
    UPDATE "Position" SET "nonLocalRequired" = "leadership", "tier" = 'commune',
      "termYears" = CASE WHEN "leadership" THEN 5 END
    WHERE "positionGroup" = 'desk'`
  await sql`
    UPDATE "Assignment" SET
      "kind" = (ARRAY['rotation', 'transfer', 'secondment', 'appointment'])[1 + (hashtext("id"::text) & 3)],
      "managingTier" = (ARRAY['central', 'province', 'district', 'commune'])[1 + (hashtext("personId"::text) & 3)]
    WHERE "endedOn" IS NULL AND "positionId" IN (SELECT "id" FROM "Position" WHERE "positionGroup" = 'desk')`
}

/** Everybody is recruited some year, planned for in two terms, and every seventh heads a hamlet. */
const fillPlans = async (sql: Sql): Promise<void> => {
  await sql`
    UPDATE "Person" SET "recruitedOn" = '2018-01-15'::date + (hashtext("code") & 2047), "partyMember" = hashtext("code") & 1 = 0
    WHERE "code" LIKE 'D_%'`
  await sql`
    INSERT INTO "PlannedCadre" ("id", "personId", "term", "tier", "decisionNo")
    SELECT gen_random_uuid(), p."id", term, CASE WHEN hashtext(p."code") & 7 = 0 THEN 'district' ELSE 'commune' END, '1-QĐ'
    FROM "Person" p CROSS JOIN (VALUES ('2020-2025'), ('2025-2030')) terms (term) WHERE p."code" LIKE 'D_%'`
  await sql`
    INSERT INTO "Position" ("id", "code", "titles", "positionGroup", "leadership", "nonLocalRequired")
    VALUES (gen_random_uuid(), 'desk-hamlet', '{"vi": "Trưởng thôn"}', 'hamletHead', false, false)`
  await sql`
    INSERT INTO "Assignment" ("id", "personId", "positionId", "unitId", "kind", "startedOn", "decisionNo", "mandated", "locality")
    SELECT gen_random_uuid(), a."personId", po."id", a."unitId", 'appointment', '2022-01-01', '1-QĐ', false, 'unknown'
    FROM "Assignment" a JOIN "Position" po ON po."code" = 'desk-hamlet'
    WHERE a."endedOn" IS NULL AND abs(hashtext(a."personId"::text)) % 7 = 0`
  await sql`
    INSERT INTO "ResolutionTarget" ("id", "code", "names", "resolution", "unitId", "reached", "asOf")
    SELECT gen_random_uuid(), 'desk-' || n, '{"vi": "Chỉ tiêu"}', 'Nghị quyết 1-NQ', u."id", n > 20, '2025-01-01'
    FROM generate_series(1, 100) n JOIN "Unit" u ON u."code" = 'DESK'`
}

/** A year everybody handed in, was classified in, heard of and agreed with; fifty announcements, all read. */
const fillYear = async (sql: Sql): Promise<void> => {
  await sql`
    INSERT INTO "EvaluationCycle" ("id", "kind", "periodFrom", "periodTo", "opensOn", "closesOn", "unitId", "templateId")
    SELECT gen_random_uuid(), 'year', '2025-01-01', '2025-12-31', '2025-11-01', '2025-12-14', u."id", f."id"
    FROM "Unit" u CROSS JOIN (SELECT "id" FROM "FormTemplate" LIMIT 1) f WHERE u."code" = 'DESK'`
  await sql`
    INSERT INTO "Evaluation" ("id", "cycleId", "personId", "templateId", "state", "revision", "openedAt", "submittedAt",
      "reviewedPoints", "proposedLevel")
    SELECT gen_random_uuid(), c."id", p."id", c."templateId", 'published', 1, '2025-11-10', '2025-11-10', 8000,
      (ARRAY['excellent', 'good', 'good', 'completed'])[1 + (hashtext(p."code") & 3)]
    FROM "Person" p JOIN "EvaluationCycle" c ON c."unitId" = (SELECT "id" FROM "Unit" WHERE "code" = 'DESK')
    WHERE p."code" LIKE 'D_%' AND p."code" <> 'DESK'`
  await sql`
    INSERT INTO "Submission" ("evaluationId", "revision", "answers", "score", "changedLines", "late", "submittedAt")
    SELECT e."id", 1, '{}', 8000, 0, false, '2025-11-10' FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId"
    WHERE c."unitId" = (SELECT "id" FROM "Unit" WHERE "code" = 'DESK')`
  await sql`
    INSERT INTO "Classification" ("evaluationId", "points", "proposed", "level", "deciderId", "decidedAt", "publisherId",
      "publishedAt", "response", "respondedAt")
    SELECT e."id", 8000, e."proposedLevel", e."proposedLevel", d."id", '2025-12-15', d."id", '2025-12-20', 'agreed', '2025-12-21'
    FROM "Evaluation" e JOIN "EvaluationCycle" c ON c."id" = e."cycleId" JOIN "Person" d ON d."code" = 'DESK'
    WHERE c."unitId" = (SELECT "id" FROM "Unit" WHERE "code" = 'DESK')`
  await sql`
    INSERT INTO "Notice" ("id", "kind", "dedupeKey", "subject", "payload", "createdAt")
    SELECT gen_random_uuid(), 'broadcast.announced', 'desk-' || n, 'desk-' || n, '{}', now() - interval '1 day'
    FROM generate_series(1, 50) n`
  await sql`
    INSERT INTO "Broadcast" ("id", "authorId", "state", "unitId", "texts", "asksRead", "noticeId", "createdAt", "confirmedAt",
      "startedAt", "endedAt", "ending")
    SELECT gen_random_uuid(), d."id", 'ended', u."id", '{"vi": "Thông báo"}', true, n."id", n."createdAt", n."createdAt",
      n."createdAt", n."createdAt", 'finished'
    FROM "Notice" n JOIN "Person" d ON d."code" = 'DESK' JOIN "Unit" u ON u."code" = 'DESK' WHERE n."subject" LIKE 'desk-%'`
  await sql`
    INSERT INTO "Delivery" ("id", "noticeId", "personId", "state", "settledAt", "acknowledgedAt")
    SELECT gen_random_uuid(), n."id", p."id", 'sent', now(), now() FROM "Notice" n JOIN "Person" p ON p."code" LIKE 'D_%'
    WHERE n."subject" LIKE 'desk-%'`
}

/** Gives every report something to count about everybody in the province of the desk. */
export const fillDesk = async ({ prisma }: Database): Promise<void> => {
  const sql: Sql = (strings, ...values) => prisma.$executeRaw(Prisma.sql(strings, ...values))
  await fillPosts(sql)
  await fillPlans(sql)
  await fillYear(sql)
  await prisma.$executeRawUnsafe('ANALYZE')
}
