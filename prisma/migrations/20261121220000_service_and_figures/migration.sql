-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "managingTier" TEXT;

-- AlterTable
ALTER TABLE "Person" DROP COLUMN "ethnicity";

-- AlterTable
ALTER TABLE "PersonRequest" ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "answeredById" UUID;

-- CreateTable
CREATE TABLE "ServiceEnd" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "lastDay" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "decisionNo" TEXT NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServiceEnd_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ServiceEnd_personId_idx" ON "ServiceEnd"("personId");

-- CreateIndex
CREATE INDEX "ServiceEnd_recordedById_idx" ON "ServiceEnd"("recordedById");

-- CreateIndex
CREATE INDEX "PersonRequest_answeredById_idx" ON "PersonRequest"("answeredById");

-- AddForeignKey
ALTER TABLE "PersonRequest" ADD CONSTRAINT "PersonRequest_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ServiceEnd" ADD CONSTRAINT "ServiceEnd_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ServiceEnd" ADD CONSTRAINT "ServiceEnd_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say.
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_managing_tier"
  CHECK ("managingTier" IN ('central', 'province', 'district', 'commune'));
-- Those who work in hamlets are no civil servants, and counted all the same.
ALTER TABLE "Person" DROP CONSTRAINT "Person_kind",
  ADD CONSTRAINT "Person_kind" CHECK ("kind" IN ('civilServant', 'leader', 'publicEmployee', 'partTime'));
ALTER TABLE "PersonRequest" ADD CONSTRAINT "PersonRequest_answer"
  CHECK (("answeredAt" IS NULL) = ("answeredById" IS NULL) AND "answeredById" IS DISTINCT FROM "personId");
ALTER TABLE "ServiceEnd" ADD CONSTRAINT "ServiceEnd_reason"
    CHECK ("reason" IN ('retirement', 'resignation', 'transferOut', 'dismissal', 'death')),
  ADD CONSTRAINT "ServiceEnd_not_self" CHECK ("personId" <> "recordedById"),
  ADD CONSTRAINT "ServiceEnd_outcome" CHECK ("settledAt" IS NULL OR "cancelledAt" IS NULL);
-- One end at a time; whoever comes back may leave again.
CREATE UNIQUE INDEX "ServiceEnd_pending" ON "ServiceEnd" ("personId") WHERE "settledAt" IS NULL AND "cancelledAt" IS NULL;

-- The plan is kept for the session: made while the table is small it would read all of it for every event of a
-- large insert, so the end of the chain is always looked for in the index.
CREATE OR REPLACE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('canbo audit chain'));
  NEW."seq" := nextval('"AuditEvent_seq_seq"');
  NEW."previousHash" := coalesce((SELECT "hash" FROM "AuditEvent" ORDER BY "seq" DESC LIMIT 1), '');
  NEW."hash" := encode(sha256(convert_to(concat_ws('|', NEW."previousHash", NEW."seq", extract(epoch FROM NEW."at"),
    NEW."actorId", NEW."action", NEW."subjectId", NEW."details"::text), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
