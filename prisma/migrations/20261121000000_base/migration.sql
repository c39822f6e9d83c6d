-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentId" UUID,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitSuccession" (
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "share" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,

    CONSTRAINT "UnitSuccession_pkey" PRIMARY KEY ("fromId","toId")
);

-- CreateTable
CREATE TABLE "Position" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "titles" JSONB NOT NULL,
    "positionGroup" TEXT NOT NULL,
    "leadership" BOOLEAN NOT NULL,
    "nonLocalRequired" BOOLEAN NOT NULL,
    "termYears" INTEGER,

    CONSTRAINT "Position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "positionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "startedOn" DATE NOT NULL,
    "endedOn" DATE,
    "decisionNo" TEXT NOT NULL,
    "mandated" BOOLEAN NOT NULL,
    "locality" TEXT NOT NULL,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupervisorLine" (
    "id" UUID NOT NULL,
    "subordinateId" UUID NOT NULL,
    "supervisorId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "SupervisorLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deputy" (
    "id" UUID NOT NULL,
    "principalId" UUID NOT NULL,
    "deputyId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE NOT NULL,

    CONSTRAINT "Deputy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TelegramAccount" (
    "id" BIGINT NOT NULL,
    "language" TEXT,
    "digits" TEXT,
    "dialogue" JSONB,
    "screenId" INTEGER,
    "lastUpdateId" BIGINT,
    "commands" TEXT,
    "reachable" BOOLEAN NOT NULL DEFAULT true,
    "wrongCodes" INTEGER NOT NULL DEFAULT 0,
    "wrongCodesFrom" TIMESTAMPTZ(3),

    CONSTRAINT "TelegramAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TelegramLink" (
    "id" UUID NOT NULL,
    "accountId" BIGINT NOT NULL,
    "personId" UUID NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TelegramLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invite" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "issuerId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "accountId" BIGINT NOT NULL,
    "noticeVersion" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "noticeHash" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormTemplate" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "FormTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvaluationCycle" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "unitId" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvaluationCycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evaluation" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "lastStep" TEXT,
    "lastTypedId" TEXT,
    "linesToChange" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "evaluationId" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("evaluationId","questionId")
);

-- CreateTable
CREATE TABLE "Submission" (
    "evaluationId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "score" INTEGER NOT NULL,
    "changedLines" INTEGER NOT NULL,
    "late" BOOLEAN NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("evaluationId","revision")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "requesterId" UUID NOT NULL,
    "authorityId" UUID NOT NULL,
    "evaluationId" UUID,
    "revision" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "dueOn" DATE NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "approvalId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "deciderId" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "lines" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("approvalId")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "noticeId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "revisesId" UUID,
    "screen" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rule" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "reference" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectId" UUID,
    "details" JSONB NOT NULL,
    "previousHash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "DeadLetter" (
    "updateId" BIGINT NOT NULL,
    "lane" TEXT NOT NULL,
    "fault" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "update" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeadLetter_pkey" PRIMARY KEY ("updateId")
);

-- CreateIndex
CREATE INDEX "Unit_code_idx" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "Unit_parentId_idx" ON "Unit"("parentId");

-- CreateIndex
CREATE INDEX "UnitSuccession_toId_idx" ON "UnitSuccession"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "Position_code_key" ON "Position"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Person_code_key" ON "Person"("code");

-- CreateIndex
CREATE INDEX "Assignment_personId_idx" ON "Assignment"("personId");

-- CreateIndex
CREATE INDEX "Assignment_unitId_idx" ON "Assignment"("unitId");

-- CreateIndex
CREATE INDEX "Assignment_positionId_idx" ON "Assignment"("positionId");

-- CreateIndex
CREATE INDEX "SupervisorLine_subordinateId_idx" ON "SupervisorLine"("subordinateId");

-- CreateIndex
CREATE INDEX "SupervisorLine_supervisorId_idx" ON "SupervisorLine"("supervisorId");

-- CreateIndex
CREATE INDEX "Deputy_principalId_idx" ON "Deputy"("principalId");

-- CreateIndex
CREATE INDEX "Deputy_deputyId_idx" ON "Deputy"("deputyId");

-- CreateIndex
CREATE INDEX "Role_personId_idx" ON "Role"("personId");

-- CreateIndex
CREATE INDEX "Role_unitId_idx" ON "Role"("unitId");

-- CreateIndex
CREATE INDEX "TelegramLink_accountId_idx" ON "TelegramLink"("accountId");

-- CreateIndex
CREATE INDEX "TelegramLink_personId_idx" ON "TelegramLink"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Invite_codeHash_key" ON "Invite"("codeHash");

-- CreateIndex
CREATE INDEX "Invite_personId_idx" ON "Invite"("personId");

-- CreateIndex
CREATE INDEX "Invite_issuerId_idx" ON "Invite"("issuerId");

-- CreateIndex
CREATE INDEX "Consent_personId_idx" ON "Consent"("personId");

-- CreateIndex
CREATE INDEX "Consent_accountId_idx" ON "Consent"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "FormTemplate_code_version_key" ON "FormTemplate"("code", "version");

-- CreateIndex
CREATE INDEX "EvaluationCycle_unitId_idx" ON "EvaluationCycle"("unitId");

-- CreateIndex
CREATE INDEX "EvaluationCycle_templateId_idx" ON "EvaluationCycle"("templateId");

-- CreateIndex
CREATE INDEX "Evaluation_personId_idx" ON "Evaluation"("personId");

-- CreateIndex
CREATE INDEX "Evaluation_templateId_idx" ON "Evaluation"("templateId");

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_cycleId_personId_key" ON "Evaluation"("cycleId", "personId");

-- CreateIndex
CREATE INDEX "Approval_authorityId_idx" ON "Approval"("authorityId");

-- CreateIndex
CREATE INDEX "Approval_requesterId_idx" ON "Approval"("requesterId");

-- CreateIndex
CREATE INDEX "Approval_evaluationId_idx" ON "Approval"("evaluationId");

-- CreateIndex
CREATE INDEX "Decision_deciderId_idx" ON "Decision"("deciderId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_dedupeKey_key" ON "Notice"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notice_subject_idx" ON "Notice"("subject");

-- CreateIndex

-- CreateIndex
CREATE INDEX "Delivery_personId_idx" ON "Delivery"("personId");

-- CreateIndex
CREATE INDEX "Delivery_revisesId_idx" ON "Delivery"("revisesId");

-- CreateIndex
CREATE INDEX "Rule_key_idx" ON "Rule"("key");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectId_idx" ON "AuditEvent"("subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_idx" ON "AuditEvent"("actorId");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "UnitSuccession" ADD CONSTRAINT "UnitSuccession_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "UnitSuccession" ADD CONSTRAINT "UnitSuccession_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_positionId_fkey" FOREIGN KEY ("positionId") REFERENCES "Position"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SupervisorLine" ADD CONSTRAINT "SupervisorLine_subordinateId_fkey" FOREIGN KEY ("subordinateId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "SupervisorLine" ADD CONSTRAINT "SupervisorLine_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Deputy" ADD CONSTRAINT "Deputy_principalId_fkey" FOREIGN KEY ("principalId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Deputy" ADD CONSTRAINT "Deputy_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "TelegramLink" ADD CONSTRAINT "TelegramLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "TelegramAccount"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "TelegramLink" ADD CONSTRAINT "TelegramLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "TelegramAccount"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EvaluationCycle" ADD CONSTRAINT "EvaluationCycle_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EvaluationCycle" ADD CONSTRAINT "EvaluationCycle_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "FormTemplate"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "EvaluationCycle"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "FormTemplate"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_approvalId_fkey" FOREIGN KEY ("approvalId") REFERENCES "Approval"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_revisesId_fkey" FOREIGN KEY ("revisesId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What follows is written by hand: Prisma has no words for it.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Names are found without diacritics; unaccent does not know that "đ" is a "d" in every dictionary.
CREATE FUNCTION fold_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN translate(lower(public.unaccent('public.unaccent'::regdictionary, normalize(name, NFC))), 'đ', 'd');

-- Spans of validity: both days included, open at the end when there is no last one, and none turned around.
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_validity" CHECK ("validTo" IS NULL OR "validFrom" <= "validTo"),
  ADD CONSTRAINT "Unit_kind" CHECK ("kind" IN ('province', 'district', 'commune', 'ward', 'specialZone', 'agency')),
  ADD CONSTRAINT "Unit_code_once" EXCLUDE USING gist ("code" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);
ALTER TABLE "UnitSuccession" ADD CONSTRAINT "UnitSuccession_share" CHECK ("share" BETWEEN 1 AND 10000 AND "fromId" <> "toId");
ALTER TABLE "Person" ADD CONSTRAINT "Person_kind" CHECK ("kind" IN ('civilServant', 'leader', 'publicEmployee'));
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_span" CHECK ("endedOn" IS NULL OR "startedOn" <= "endedOn"),
  ADD CONSTRAINT "Assignment_kind" CHECK ("kind" IN ('appointment', 'rotation', 'transfer', 'secondment', 'periodicChange')),
  ADD CONSTRAINT "Assignment_locality" CHECK ("locality" IN ('local', 'notLocal', 'unknown')),
  ADD CONSTRAINT "Assignment_once" EXCLUDE USING gist (
    "personId" WITH =, "positionId" WITH =, "unitId" WITH =, daterange("startedOn", "endedOn", '[]') WITH &&);
ALTER TABLE "SupervisorLine" ADD CONSTRAINT "SupervisorLine_span" CHECK ("validTo" IS NULL OR "validFrom" <= "validTo"),
  ADD CONSTRAINT "SupervisorLine_not_self" CHECK ("subordinateId" <> "supervisorId"),
  ADD CONSTRAINT "SupervisorLine_once" EXCLUDE USING gist (
    "subordinateId" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);
ALTER TABLE "Deputy" ADD CONSTRAINT "Deputy_span" CHECK ("validFrom" <= "validTo"),
  ADD CONSTRAINT "Deputy_not_self" CHECK ("principalId" <> "deputyId"),
  ADD CONSTRAINT "Deputy_once" EXCLUDE USING gist (
    "principalId" WITH =, "deputyId" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);
ALTER TABLE "Role" ADD CONSTRAINT "Role_span" CHECK ("validTo" IS NULL OR "validFrom" <= "validTo"),
  ADD CONSTRAINT "Role_role" CHECK ("role" IN ('staff', 'admin')),
  ADD CONSTRAINT "Role_once" EXCLUDE USING gist (
    "personId" WITH =, "role" WITH =, "unitId" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);
ALTER TABLE "FormTemplate" ADD CONSTRAINT "FormTemplate_span" CHECK ("validTo" IS NULL OR "validFrom" <= "validTo");
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_span" CHECK ("validTo" IS NULL OR "validFrom" <= "validTo"),
  ADD CONSTRAINT "Rule_grade" CHECK ("grade" IN ('T', 'P', 'M')),
  ADD CONSTRAINT "Rule_once" EXCLUDE USING gist ("key" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);

-- One live link per account and per person; one usable invite per person.
CREATE UNIQUE INDEX "TelegramLink_live_account" ON "TelegramLink" ("accountId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "TelegramLink_live_person" ON "TelegramLink" ("personId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "Invite_live" ON "Invite" ("personId") WHERE "usedAt" IS NULL AND "revokedAt" IS NULL;

ALTER TABLE "EvaluationCycle" ADD CONSTRAINT "EvaluationCycle_kind" CHECK ("kind" IN ('month', 'quarter', 'year', 'adHoc')),
  ADD CONSTRAINT "EvaluationCycle_span" CHECK ("periodFrom" <= "periodTo" AND "opensOn" <= "closesOn");
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_state" CHECK ("state" IN ('draft', 'submitted', 'returned', 'reviewed')),
  ADD CONSTRAINT "Evaluation_revision" CHECK ("revision" >= 0);
-- One item waits per evaluation at a time, and one approval exists per submission.
CREATE UNIQUE INDEX "Approval_submission" ON "Approval" ("evaluationId", "revision") WHERE "evaluationId" IS NOT NULL;
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_kind" CHECK ("kind" IN ('evaluation.review') AND "evaluationId" IS NOT NULL),
  ADD CONSTRAINT "Approval_not_self" CHECK ("requesterId" <> "authorityId");
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_outcome" CHECK (
  ("outcome" = 'approved') OR ("outcome" = 'returned' AND "reason" IS NOT NULL AND cardinality("lines") > 0));
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_state" CHECK (
  "state" IN ('pending', 'sent', 'gone', 'refused', 'unknown', 'skipped'));
CREATE UNIQUE INDEX "Delivery_once" ON "Delivery" ("noticeId", "personId", "revisesId") NULLS NOT DISTINCT;

-- A page of an evaluation's row is rewritten at every answer; room on it keeps those updates off the indexes.
ALTER TABLE "Evaluation" SET (fillfactor = 70);
ALTER TABLE "TelegramAccount" SET (fillfactor = 70);

-- Decisions, submissions and audit events are facts: they are added, never changed, never removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Decision_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Decision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Submission_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Submission"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The chain: each event carries the hash of the one before. The lock makes concurrent events follow one
-- another, and the number is drawn under it, so that the order of the chain is the order of the numbers.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('canbo audit chain'));
  NEW."seq" := nextval('"AuditEvent_seq_seq"');
  NEW."previousHash" := coalesce((SELECT "hash" FROM "AuditEvent" ORDER BY "seq" DESC LIMIT 1), '');
  NEW."hash" := encode(sha256(convert_to(concat_ws('|', NEW."previousHash", NEW."seq", extract(epoch FROM NEW."at"),
    NEW."actorId", NEW."action", NEW."subjectId", NEW."details"::text), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER "AuditEvent_chain" BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION chain_audit_event();
