-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "roleChangeId" UUID;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "ethnicity" TEXT,
ADD COLUMN     "partyMember" BOOLEAN,
ADD COLUMN     "recruitedOn" DATE;

-- CreateTable
CREATE TABLE "RoleChange" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "change" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoleChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlannedCadre" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "unitId" UUID,
    "decisionNo" TEXT NOT NULL,

    CONSTRAINT "PlannedCadre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResolutionTarget" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "resolution" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "reached" BOOLEAN,
    "asOf" DATE NOT NULL,

    CONSTRAINT "ResolutionTarget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "attachment" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoleChange_personId_idx" ON "RoleChange"("personId");

-- CreateIndex
CREATE INDEX "RoleChange_authorId_idx" ON "RoleChange"("authorId");

-- CreateIndex
CREATE INDEX "RoleChange_unitId_idx" ON "RoleChange"("unitId");

-- CreateIndex
CREATE INDEX "PlannedCadre_term_tier_idx" ON "PlannedCadre"("term", "tier");

-- CreateIndex
CREATE INDEX "PlannedCadre_unitId_idx" ON "PlannedCadre"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "PlannedCadre_once" ON "PlannedCadre"("personId", "term", "tier");

-- CreateIndex
CREATE UNIQUE INDEX "ResolutionTarget_code_key" ON "ResolutionTarget"("code");

-- CreateIndex
CREATE INDEX "ResolutionTarget_unitId_idx" ON "ResolutionTarget"("unitId");

-- CreateIndex
CREATE INDEX "Import_authorId_idx" ON "Import"("authorId");

-- CreateIndex
CREATE INDEX "Import_unitId_idx" ON "Import"("unitId");

-- CreateIndex
CREATE INDEX "Approval_roleChangeId_idx" ON "Approval"("roleChangeId");

-- AddForeignKey
ALTER TABLE "RoleChange" ADD CONSTRAINT "RoleChange_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "RoleChange" ADD CONSTRAINT "RoleChange_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "RoleChange" ADD CONSTRAINT "RoleChange_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PlannedCadre" ADD CONSTRAINT "PlannedCadre_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PlannedCadre" ADD CONSTRAINT "PlannedCadre_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ResolutionTarget" ADD CONSTRAINT "ResolutionTarget_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_roleChangeId_fkey" FOREIGN KEY ("roleChangeId") REFERENCES "RoleChange"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say.
ALTER TABLE "Approval" DROP CONSTRAINT "Approval_kind",
  ADD CONSTRAINT "Approval_kind" CHECK (
    num_nonnulls("evaluationId", "broadcastId", "ruleProposalId", "paperEntryId", "recommendationId", "requestId",
      "roleChangeId") = 1
    AND ("line" IS NOT NULL) = ("kind" = 'evaluation.cause')
    AND CASE
      WHEN "kind" IN ('evaluation.review', 'evaluation.decision', 'evaluation.petition', 'evaluation.cause')
        THEN "evaluationId" IS NOT NULL AND "authorityId" IS NOT NULL
      WHEN "kind" = 'evaluation.paper' THEN "paperEntryId" IS NOT NULL AND "authorityId" IS NULL
      WHEN "kind" = 'broadcast.release' THEN "broadcastId" IS NOT NULL
      WHEN "kind" = 'rule.release' THEN "ruleProposalId" IS NOT NULL AND "authorityId" IS NULL
      WHEN "kind" = 'recommendation.verification' THEN "recommendationId" IS NOT NULL AND "authorityId" IS NOT NULL
      WHEN "kind" = 'person.request' THEN "requestId" IS NOT NULL
      WHEN "kind" = 'role.change' THEN "roleChangeId" IS NOT NULL AND "authorityId" IS NULL
      ELSE false
    END);
CREATE UNIQUE INDEX "Approval_role_change" ON "Approval" ("roleChangeId") WHERE "roleChangeId" IS NOT NULL;
ALTER TABLE "RoleChange" ADD CONSTRAINT "RoleChange_kind" CHECK ("role" IN ('staff', 'admin') AND "change" IN ('grant', 'end')),
  ADD CONSTRAINT "RoleChange_not_self" CHECK ("personId" <> "authorId");
ALTER TABLE "Import" ADD CONSTRAINT "Import_state" CHECK ("state" IN ('checked', 'running', 'done', 'refused', 'cancelled')
  AND ("state" = 'checked') = ("startedAt" IS NULL AND "endedAt" IS NULL));
-- One import at a time.
CREATE UNIQUE INDEX "Import_running" ON "Import" ((true)) WHERE "state" = 'running';
ALTER TABLE "PersonRequest" DROP CONSTRAINT "PersonRequest_kind",
  ADD CONSTRAINT "PersonRequest_kind" CHECK ("kind" IN ('correction', 'wish', 'endEarly', 'rectification', 'objection', 'erasure'));
