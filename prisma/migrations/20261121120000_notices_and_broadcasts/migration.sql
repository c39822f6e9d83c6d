-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "broadcastId" UUID,
ALTER COLUMN "authorityId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "acknowledgedAt" TIMESTAMPTZ(3),
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "run" UUID;

-- AlterTable
ALTER TABLE "TelegramAccount" ADD COLUMN     "longTextAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "NoticePreference" (
    "personId" UUID NOT NULL,
    "timeZone" TEXT,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "digest" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "NoticePreference_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Broadcast" (
    "id" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "step" TEXT,
    "unitId" UUID NOT NULL,
    "role" TEXT,
    "positionGroup" TEXT,
    "language" TEXT,
    "cycleId" UUID,
    "texts" JSONB NOT NULL,
    "fallback" TEXT,
    "attachment" JSONB,
    "asksRead" BOOLEAN NOT NULL DEFAULT false,
    "startsAt" TIMESTAMPTZ(3),
    "noticeId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "ending" TEXT,

    CONSTRAINT "Broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "Pace" (
    "chat" BIGINT NOT NULL,
    "free" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Pace_pkey" PRIMARY KEY ("chat")
);

-- CreateIndex
CREATE UNIQUE INDEX "Broadcast_noticeId_key" ON "Broadcast"("noticeId");

-- CreateIndex
CREATE INDEX "Broadcast_authorId_idx" ON "Broadcast"("authorId");

-- CreateIndex
CREATE INDEX "Broadcast_unitId_idx" ON "Broadcast"("unitId");

-- CreateIndex
CREATE INDEX "Broadcast_cycleId_idx" ON "Broadcast"("cycleId");

-- CreateIndex
CREATE INDEX "Approval_broadcastId_idx" ON "Approval"("broadcastId");

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "NoticePreference" ADD CONSTRAINT "NoticePreference_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "EvaluationCycle"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What follows is written by hand: Prisma has no words for it.

ALTER TABLE "NoticePreference" ADD CONSTRAINT "NoticePreference_quiet" CHECK (
  ("quietFrom" IS NULL) = ("quietTo" IS NULL) AND "quietFrom" BETWEEN 0 AND 1439 AND "quietTo" BETWEEN 0 AND 1439);

ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_state" CHECK (
  "state" IN ('draft', 'awaiting', 'scheduled', 'running', 'paused', 'ended')),
  ADD CONSTRAINT "Broadcast_ending" CHECK (("state" = 'ended') = ("ending" IS NOT NULL)
    AND "ending" IN ('finished', 'cancelled', 'discarded', 'declined', 'authorLostRole')),
  -- A draft has no recipients yet; what was confirmed has them, and keeps them.
  ADD CONSTRAINT "Broadcast_notice" CHECK (
    ("state" <> 'draft' OR "noticeId" IS NULL)
    AND ("state" IN ('draft', 'ended') OR ("noticeId" IS NOT NULL AND "confirmedAt" IS NOT NULL)));

-- One release per confirmed broadcast; a review has one authority, a release is open to the staff in scope.
CREATE UNIQUE INDEX "Approval_release" ON "Approval" ("broadcastId", "revision") WHERE "broadcastId" IS NOT NULL;
ALTER TABLE "Approval" DROP CONSTRAINT "Approval_kind",
  ADD CONSTRAINT "Approval_kind" CHECK (
    ("kind" = 'evaluation.review' AND "evaluationId" IS NOT NULL AND "authorityId" IS NOT NULL AND "broadcastId" IS NULL)
    OR ("kind" = 'broadcast.release' AND "broadcastId" IS NOT NULL AND "evaluationId" IS NULL));
-- Which lines a return must name is known to what is returned: a broadcast has none.
ALTER TABLE "Decision" DROP CONSTRAINT "Decision_outcome",
  ADD CONSTRAINT "Decision_outcome" CHECK ("outcome" = 'approved' OR ("outcome" = 'returned' AND "reason" IS NOT NULL));

ALTER TABLE "Delivery" DROP CONSTRAINT "Delivery_state",
  ADD CONSTRAINT "Delivery_state" CHECK ("state" IN ('pending', 'held', 'collected', 'sending', 'sent', 'digested',
    'gone', 'unlinked', 'refused', 'unknown', 'skipped', 'expired', 'cancelled')),
  ADD CONSTRAINT "Delivery_due" CHECK ("dueAt" IS NULL OR "state" IN ('held', 'collected')),
  ADD CONSTRAINT "Delivery_run" CHECK (("state" = 'sending') = ("run" IS NOT NULL));
CREATE INDEX "Delivery_pending" ON "Delivery" ("noticeId", "id") WHERE "state" = 'pending';
CREATE INDEX "Delivery_due" ON "Delivery" ("dueAt") WHERE "dueAt" IS NOT NULL;
CREATE INDEX "Delivery_run" ON "Delivery" ("run") WHERE "run" IS NOT NULL;
ALTER TABLE "Delivery" SET (fillfactor = 70);
