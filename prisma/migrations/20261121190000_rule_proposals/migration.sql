-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "ruleProposalId" UUID;

-- AlterTable
ALTER TABLE "Rule" ADD COLUMN     "proposalId" UUID;

-- CreateTable
CREATE TABLE "RuleProposal" (
    "id" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "rows" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RuleProposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RuleProposal_authorId_idx" ON "RuleProposal"("authorId");

-- CreateIndex
CREATE INDEX "Approval_ruleProposalId_idx" ON "Approval"("ruleProposalId");

-- CreateIndex
CREATE INDEX "Rule_proposalId_idx" ON "Rule"("proposalId");

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_ruleProposalId_fkey" FOREIGN KEY ("ruleProposalId") REFERENCES "RuleProposal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "RuleProposal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "RuleProposal" ADD CONSTRAINT "RuleProposal_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say.
ALTER TABLE "Approval" DROP CONSTRAINT "Approval_kind",
  ADD CONSTRAINT "Approval_kind" CHECK (
    ("kind" IN ('evaluation.review', 'evaluation.decision', 'evaluation.petition') AND "evaluationId" IS NOT NULL
      AND "authorityId" IS NOT NULL AND "broadcastId" IS NULL AND "line" IS NULL AND "ruleProposalId" IS NULL)
    OR ("kind" = 'evaluation.cause' AND "evaluationId" IS NOT NULL AND "authorityId" IS NOT NULL
      AND "broadcastId" IS NULL AND "line" IS NOT NULL AND "ruleProposalId" IS NULL)
    OR ("kind" = 'broadcast.release' AND "broadcastId" IS NOT NULL AND "evaluationId" IS NULL AND "line" IS NULL
      AND "ruleProposalId" IS NULL)
    OR ("kind" = 'rule.release' AND "ruleProposalId" IS NOT NULL AND "authorityId" IS NULL AND "broadcastId" IS NULL
      AND "evaluationId" IS NULL AND "line" IS NULL));
CREATE UNIQUE INDEX "Approval_rule_release" ON "Approval" ("ruleProposalId") WHERE "ruleProposalId" IS NOT NULL;
