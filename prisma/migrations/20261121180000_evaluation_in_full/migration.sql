-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "line" TEXT,
ADD COLUMN     "remindedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "EvaluationCycle" ADD COLUMN     "openedById" UUID,
ADD COLUMN     "positionGroup" TEXT;

-- CreateTable
CREATE TABLE "DeclaredRelative" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "relativeId" UUID NOT NULL,
    "declaredAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeclaredRelative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "evaluationId" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "attachment" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotebookEntry" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "attachment" JSONB,
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3),
    "evaluationId" UUID,

    CONSTRAINT "NotebookEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewScore" (
    "evaluationId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "questionId" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "reviewerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewScore_pkey" PRIMARY KEY ("evaluationId","revision","questionId")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "foundOn" DATE NOT NULL,
    "document" TEXT NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Classification" (
    "evaluationId" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "proposed" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "reason" TEXT,
    "deciderId" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "publisherId" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "response" TEXT,
    "objection" TEXT,
    "respondedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Classification_pkey" PRIMARY KEY ("evaluationId")
);

-- CreateTable
CREATE TABLE "Petition" (
    "evaluationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "grounds" JSONB NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "answerBy" DATE NOT NULL,
    "outcome" TEXT,
    "answer" TEXT,
    "points" INTEGER,
    "level" TEXT,
    "answererId" UUID,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Petition_pkey" PRIMARY KEY ("evaluationId")
);

-- CreateIndex
CREATE INDEX "DeclaredRelative_personId_idx" ON "DeclaredRelative"("personId");

-- CreateIndex
CREATE INDEX "DeclaredRelative_relativeId_idx" ON "DeclaredRelative"("relativeId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_evaluationId_source_key" ON "Evidence"("evaluationId", "source");

-- CreateIndex
CREATE INDEX "NotebookEntry_personId_day_idx" ON "NotebookEntry"("personId", "day");

-- CreateIndex
CREATE INDEX "NotebookEntry_evaluationId_idx" ON "NotebookEntry"("evaluationId");

-- CreateIndex
CREATE UNIQUE INDEX "NotebookEntry_personId_source_key" ON "NotebookEntry"("personId", "source");

-- CreateIndex
CREATE INDEX "ReviewScore_reviewerId_idx" ON "ReviewScore"("reviewerId");

-- CreateIndex
CREATE INDEX "Finding_personId_idx" ON "Finding"("personId");

-- CreateIndex
CREATE INDEX "Finding_recordedById_idx" ON "Finding"("recordedById");

-- CreateIndex
CREATE INDEX "Classification_deciderId_idx" ON "Classification"("deciderId");

-- CreateIndex
CREATE INDEX "Classification_publisherId_idx" ON "Classification"("publisherId");

-- CreateIndex
CREATE INDEX "Petition_personId_idx" ON "Petition"("personId");

-- CreateIndex
CREATE INDEX "Petition_answererId_idx" ON "Petition"("answererId");

-- CreateIndex
CREATE INDEX "EvaluationCycle_openedById_idx" ON "EvaluationCycle"("openedById");

-- AddForeignKey
ALTER TABLE "DeclaredRelative" ADD CONSTRAINT "DeclaredRelative_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "DeclaredRelative" ADD CONSTRAINT "DeclaredRelative_relativeId_fkey" FOREIGN KEY ("relativeId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EvaluationCycle" ADD CONSTRAINT "EvaluationCycle_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "NotebookEntry" ADD CONSTRAINT "NotebookEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "NotebookEntry" ADD CONSTRAINT "NotebookEntry_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ReviewScore" ADD CONSTRAINT "ReviewScore_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ReviewScore" ADD CONSTRAINT "ReviewScore_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Classification" ADD CONSTRAINT "Classification_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Classification" ADD CONSTRAINT "Classification_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Classification" ADD CONSTRAINT "Classification_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Petition" ADD CONSTRAINT "Petition_answererId_fkey" FOREIGN KEY ("answererId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN     "proposedLevel" TEXT,
ADD COLUMN     "reviewedPoints" INTEGER;

-- What Prisma cannot say.
ALTER TABLE "DeclaredRelative" ADD CONSTRAINT "DeclaredRelative_not_self" CHECK ("personId" <> "relativeId");
CREATE UNIQUE INDEX "DeclaredRelative_live" ON "DeclaredRelative" ("personId", "relativeId") WHERE "endedAt" IS NULL;

ALTER TABLE "Evaluation" DROP CONSTRAINT "Evaluation_state",
  ADD CONSTRAINT "Evaluation_state" CHECK ("state" IN ('draft', 'submitted', 'returned', 'reviewed', 'decided',
    'published', 'petitioned', 'answered', 'closed')),
  ADD CONSTRAINT "Evaluation_review" CHECK (("reviewedPoints" IS NULL) = ("proposedLevel" IS NULL)
    AND "proposedLevel" IN ('excellent', 'good', 'completed', 'notCompleted'));
CREATE INDEX "Evaluation_reviewed" ON "Evaluation" ("cycleId") WHERE "state" = 'reviewed';

ALTER TABLE "Approval" DROP CONSTRAINT "Approval_kind",
  ADD CONSTRAINT "Approval_kind" CHECK (
    ("kind" IN ('evaluation.review', 'evaluation.decision', 'evaluation.petition') AND "evaluationId" IS NOT NULL
      AND "authorityId" IS NOT NULL AND "broadcastId" IS NULL AND "line" IS NULL)
    OR ("kind" = 'evaluation.cause' AND "evaluationId" IS NOT NULL AND "authorityId" IS NOT NULL
      AND "broadcastId" IS NULL AND "line" IS NOT NULL)
    OR ("kind" = 'broadcast.release' AND "broadcastId" IS NOT NULL AND "evaluationId" IS NULL AND "line" IS NULL));
-- One approval of each kind for one version of a submission, or of a line of it.
DROP INDEX "Approval_submission";
CREATE UNIQUE INDEX "Approval_submission" ON "Approval" ("evaluationId", "kind", "line", "revision") NULLS NOT DISTINCT
  WHERE "evaluationId" IS NOT NULL;

ALTER TABLE "ReviewScore" ADD CONSTRAINT "ReviewScore_points" CHECK ("points" >= 0);

ALTER TABLE "Finding" ADD CONSTRAINT "Finding_kind" CHECK ("kind" IN ('degradation', 'discipline', 'unitCorruption')),
  ADD CONSTRAINT "Finding_not_self" CHECK ("personId" <> "recordedById");

ALTER TABLE "Classification"
  ADD CONSTRAINT "Classification_levels" CHECK ("points" BETWEEN 0 AND 10000
    AND "proposed" IN ('excellent', 'good', 'completed', 'notCompleted')
    AND "level" IN ('excellent', 'good', 'completed', 'notCompleted')),
  -- Whoever decides otherwise than the score proposes says why.
  ADD CONSTRAINT "Classification_reason" CHECK ("level" = "proposed" OR "reason" IS NOT NULL),
  ADD CONSTRAINT "Classification_published" CHECK (("publisherId" IS NULL) = ("publishedAt" IS NULL)),
  ADD CONSTRAINT "Classification_response" CHECK (("response" IS NULL) = ("respondedAt" IS NULL)
    AND "response" IN ('read', 'agreed', 'disagreed') AND ("response" IS NULL OR "publishedAt" IS NOT NULL));

-- What was decided stays as it was decided; publication and response come once, and only afterwards. Whoever has
-- only read it may still agree or disagree.
CREATE FUNCTION keep_classification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."evaluationId", OLD."points", OLD."proposed", OLD."level", OLD."reason", OLD."deciderId", OLD."decidedAt")
    IS DISTINCT FROM
    (NEW."evaluationId", NEW."points", NEW."proposed", NEW."level", NEW."reason", NEW."deciderId", NEW."decidedAt")
    OR (OLD."publishedAt" IS NOT NULL AND OLD."publishedAt" IS DISTINCT FROM NEW."publishedAt")
    OR (OLD."response" IN ('agreed', 'disagreed') AND OLD."response" IS DISTINCT FROM NEW."response") THEN
    RAISE EXCEPTION 'a classification is decided once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Classification_decided_once" BEFORE UPDATE ON "Classification"
  FOR EACH ROW EXECUTE FUNCTION keep_classification();
CREATE TRIGGER "Classification_kept" BEFORE DELETE OR TRUNCATE ON "Classification"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "Petition"
  ADD CONSTRAINT "Petition_outcome" CHECK ("outcome" IN ('upheld', 'changed')
    AND ("outcome" IS NULL) = ("answeredAt" IS NULL) AND ("outcome" IS NULL) = ("answererId" IS NULL)
    AND ("outcome" IS NULL) = ("answer" IS NULL)
    AND (coalesce("outcome", '') = 'changed') = ("level" IS NOT NULL) AND ("level" IS NULL) = ("points" IS NULL));
