-- DropIndex
DROP INDEX "Evaluation_cycleId_personId_key";

-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "paperEntryId" UUID,
ADD COLUMN     "recommendationId" UUID,
ADD COLUMN     "requestId" UUID;

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "localityBy" TEXT;

-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN     "unitId" UUID;

-- AlterTable
ALTER TABLE "EvaluationCycle" ADD COLUMN     "collective" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "formChosen" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "bornOn" DATE,
ADD COLUMN     "gender" TEXT,
ADD COLUMN     "serviceFrom" DATE,
ADD COLUMN     "serviceUntil" DATE;

-- AlterTable
ALTER TABLE "Position" ADD COLUMN     "field" TEXT,
ADD COLUMN     "rank" TEXT,
ADD COLUMN     "tier" TEXT;

-- CreateTable
CREATE TABLE "PaperEntry" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "issuedById" UUID NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "evaluationId" UUID,
    "clerkId" UUID,
    "begunAt" TIMESTAMPTZ(3),
    "signedOn" DATE,
    "round" INTEGER NOT NULL DEFAULT 0,
    "handedInAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "PaperEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvaluationMember" (
    "evaluationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "namedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvaluationMember_pkey" PRIMARY KEY ("evaluationId","personId")
);

-- CreateTable
CREATE TABLE "EvaluationComment" (
    "id" UUID NOT NULL,
    "evaluationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvaluationComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonRequest" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PersonRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "Inspection" (
    "id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "step" TEXT,
    "title" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "plannedById" UUID NOT NULL,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "startsOn" DATE,
    "endsOn" DATE,
    "documents" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ladder" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "plannedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "openedById" UUID,
    "receivedAt" TIMESTAMPTZ(3),
    "receivedById" UUID,
    "conclusion" TEXT,
    "conclusionFile" JSONB,
    "concludedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT,

    CONSTRAINT "Inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionMember" (
    "inspectionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "leads" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "InspectionMember_pkey" PRIMARY KEY ("inspectionId","personId")
);

-- CreateTable
CREATE TABLE "InspectionSubject" (
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID,
    "personId" UUID,

    CONSTRAINT "InspectionSubject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionAddressee" (
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "InspectionAddressee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionReminder" (
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "escalatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InspectionReminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionQuestion" (
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "askerId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answererId" UUID,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "InspectionQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionEvent" (
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "happenedOn" DATE NOT NULL,
    "details" JSONB NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InspectionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "verifierId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "escalatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecommendationEvent" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" UUID,
    "text" TEXT,
    "attachment" JSONB,
    "dueOn" DATE,
    "round" INTEGER NOT NULL,
    "source" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecommendationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Urge" (
    "id" UUID NOT NULL,
    "senderId" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "recommendationId" UUID,
    "inspectionId" UUID,
    "reference" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "reason" TEXT,
    "askedDay" DATE,
    "answeredAt" TIMESTAMPTZ(3),
    "escalatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Urge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PaperEntry_codeHash_key" ON "PaperEntry"("codeHash");

-- CreateIndex
CREATE INDEX "PaperEntry_cycleId_idx" ON "PaperEntry"("cycleId");

-- CreateIndex
CREATE INDEX "PaperEntry_personId_idx" ON "PaperEntry"("personId");

-- CreateIndex
CREATE INDEX "PaperEntry_issuedById_idx" ON "PaperEntry"("issuedById");

-- CreateIndex
CREATE INDEX "PaperEntry_clerkId_idx" ON "PaperEntry"("clerkId");

-- CreateIndex
CREATE INDEX "PaperEntry_evaluationId_idx" ON "PaperEntry"("evaluationId");

-- CreateIndex
CREATE INDEX "EvaluationMember_personId_idx" ON "EvaluationMember"("personId");

-- CreateIndex
CREATE INDEX "EvaluationComment_personId_idx" ON "EvaluationComment"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "EvaluationComment_evaluationId_source_key" ON "EvaluationComment"("evaluationId", "source");

-- CreateIndex
CREATE INDEX "PersonRequest_personId_idx" ON "PersonRequest"("personId");

-- CreateIndex
CREATE INDEX "Inspection_unitId_idx" ON "Inspection"("unitId");

-- CreateIndex
CREATE INDEX "Inspection_plannedById_idx" ON "Inspection"("plannedById");

-- CreateIndex
CREATE INDEX "Inspection_openedById_idx" ON "Inspection"("openedById");

-- CreateIndex
CREATE INDEX "Inspection_receivedById_idx" ON "Inspection"("receivedById");

-- CreateIndex
CREATE INDEX "Inspection_startsOn_idx" ON "Inspection"("startsOn");

-- CreateIndex
CREATE INDEX "InspectionMember_personId_idx" ON "InspectionMember"("personId");

-- CreateIndex
CREATE INDEX "InspectionSubject_inspectionId_idx" ON "InspectionSubject"("inspectionId");

-- CreateIndex
CREATE INDEX "InspectionSubject_unitId_idx" ON "InspectionSubject"("unitId");

-- CreateIndex
CREATE INDEX "InspectionSubject_personId_idx" ON "InspectionSubject"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionSubject_once" ON "InspectionSubject"("inspectionId", "unitId", "personId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "InspectionAddressee_inspectionId_idx" ON "InspectionAddressee"("inspectionId");

-- CreateIndex
CREATE INDEX "InspectionAddressee_subjectId_idx" ON "InspectionAddressee"("subjectId");

-- CreateIndex
CREATE INDEX "InspectionAddressee_personId_idx" ON "InspectionAddressee"("personId");

-- CreateIndex
CREATE INDEX "InspectionReminder_personId_idx" ON "InspectionReminder"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionReminder_inspectionId_personId_daysBefore_startsO_key" ON "InspectionReminder"("inspectionId", "personId", "daysBefore", "startsOn");

-- CreateIndex
CREATE INDEX "InspectionQuestion_askerId_idx" ON "InspectionQuestion"("askerId");

-- CreateIndex
CREATE INDEX "InspectionQuestion_answererId_idx" ON "InspectionQuestion"("answererId");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionQuestion_inspectionId_source_key" ON "InspectionQuestion"("inspectionId", "source");

-- CreateIndex
CREATE INDEX "InspectionEvent_inspectionId_idx" ON "InspectionEvent"("inspectionId");

-- CreateIndex
CREATE INDEX "InspectionEvent_recordedById_idx" ON "InspectionEvent"("recordedById");

-- CreateIndex
CREATE INDEX "Recommendation_ownerId_idx" ON "Recommendation"("ownerId");

-- CreateIndex
CREATE INDEX "Recommendation_verifierId_idx" ON "Recommendation"("verifierId");

-- CreateIndex
CREATE INDEX "Recommendation_authorId_idx" ON "Recommendation"("authorId");

-- CreateIndex
CREATE INDEX "Recommendation_dueOn_idx" ON "Recommendation"("dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_inspectionId_number_key" ON "Recommendation"("inspectionId", "number");

-- CreateIndex
CREATE INDEX "RecommendationEvent_actorId_idx" ON "RecommendationEvent"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "RecommendationEvent_recommendationId_source_key" ON "RecommendationEvent"("recommendationId", "source");

-- CreateIndex
CREATE INDEX "Urge_senderId_idx" ON "Urge"("senderId");

-- CreateIndex
CREATE INDEX "Urge_recipientId_idx" ON "Urge"("recipientId");

-- CreateIndex
CREATE INDEX "Urge_recommendationId_idx" ON "Urge"("recommendationId");

-- CreateIndex
CREATE INDEX "Urge_inspectionId_idx" ON "Urge"("inspectionId");

-- CreateIndex
CREATE INDEX "Approval_paperEntryId_idx" ON "Approval"("paperEntryId");

-- CreateIndex
CREATE INDEX "Approval_recommendationId_idx" ON "Approval"("recommendationId");

-- CreateIndex
CREATE INDEX "Approval_requestId_idx" ON "Approval"("requestId");

-- CreateIndex
CREATE INDEX "Evaluation_unitId_idx" ON "Evaluation"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_once" ON "Evaluation"("cycleId", "personId", "unitId") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "EvaluationCycle"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_clerkId_fkey" FOREIGN KEY ("clerkId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EvaluationMember" ADD CONSTRAINT "EvaluationMember_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EvaluationMember" ADD CONSTRAINT "EvaluationMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EvaluationComment" ADD CONSTRAINT "EvaluationComment_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "EvaluationComment" ADD CONSTRAINT "EvaluationComment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_paperEntryId_fkey" FOREIGN KEY ("paperEntryId") REFERENCES "PaperEntry"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PersonRequest"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "PersonRequest" ADD CONSTRAINT "PersonRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_plannedById_fkey" FOREIGN KEY ("plannedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_receivedById_fkey" FOREIGN KEY ("receivedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionMember" ADD CONSTRAINT "InspectionMember_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionMember" ADD CONSTRAINT "InspectionMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionSubject" ADD CONSTRAINT "InspectionSubject_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionSubject" ADD CONSTRAINT "InspectionSubject_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionSubject" ADD CONSTRAINT "InspectionSubject_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionAddressee" ADD CONSTRAINT "InspectionAddressee_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionAddressee" ADD CONSTRAINT "InspectionAddressee_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "InspectionSubject"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionAddressee" ADD CONSTRAINT "InspectionAddressee_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionReminder" ADD CONSTRAINT "InspectionReminder_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionReminder" ADD CONSTRAINT "InspectionReminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionQuestion" ADD CONSTRAINT "InspectionQuestion_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionQuestion" ADD CONSTRAINT "InspectionQuestion_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionQuestion" ADD CONSTRAINT "InspectionQuestion_answererId_fkey" FOREIGN KEY ("answererId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionEvent" ADD CONSTRAINT "InspectionEvent_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "InspectionEvent" ADD CONSTRAINT "InspectionEvent_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_verifierId_fkey" FOREIGN KEY ("verifierId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "RecommendationEvent" ADD CONSTRAINT "RecommendationEvent_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "RecommendationEvent" ADD CONSTRAINT "RecommendationEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Urge" ADD CONSTRAINT "Urge_senderId_fkey" FOREIGN KEY ("senderId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Urge" ADD CONSTRAINT "Urge_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Urge" ADD CONSTRAINT "Urge_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Urge" ADD CONSTRAINT "Urge_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma cannot say.
-- A form of its own is one that no regime names.
UPDATE "EvaluationCycle" c SET "formChosen" = true FROM "FormTemplate" t
  WHERE t."id" = c."templateId" AND EXISTS (SELECT 1 FROM "Rule" r WHERE starts_with(r."key", 'evaluation.regime.'))
    AND NOT EXISTS (SELECT 1 FROM "Rule" r
      WHERE starts_with(r."key", 'evaluation.regime.') AND r."value"->>'form' = t."code");
CREATE UNIQUE INDEX "Evaluation_unit_once" ON "Evaluation" ("cycleId", "unitId") WHERE "unitId" IS NOT NULL;

ALTER TABLE "Position" ADD CONSTRAINT "Position_rank" CHECK ("rank" IN ('head', 'deputy') AND ("rank" IS NULL OR "leadership"));
ALTER TABLE "Person" ADD CONSTRAINT "Person_gender" CHECK ("gender" IN ('female', 'male')),
  ADD CONSTRAINT "Person_service" CHECK ("serviceFrom" < "serviceUntil");

ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_clerk" CHECK (("clerkId" IS NULL) = ("begunAt" IS NULL)
    AND ("clerkId" IS NULL) = ("evaluationId" IS NULL) AND "clerkId" <> "personId"),
  ADD CONSTRAINT "PaperEntry_handed_in" CHECK ("handedInAt" IS NULL OR ("clerkId" IS NOT NULL AND "signedOn" IS NOT NULL)),
  ADD CONSTRAINT "PaperEntry_settled" CHECK ("settledAt" IS NULL OR "handedInAt" IS NOT NULL);
-- An evaluation is entered from one paper at a time.
CREATE UNIQUE INDEX "PaperEntry_open" ON "PaperEntry" ("evaluationId") WHERE "settledAt" IS NULL AND "revokedAt" IS NULL;
ALTER TABLE "EvaluationComment" ADD CONSTRAINT "EvaluationComment_outcome"
  CHECK ("outcome" IN ('takenUp', 'notTakenUp') AND ("outcome" IS NULL) = ("settledAt" IS NULL));

ALTER TABLE "Approval" DROP CONSTRAINT "Approval_kind",
  ADD CONSTRAINT "Approval_kind" CHECK (
    num_nonnulls("evaluationId", "broadcastId", "ruleProposalId", "paperEntryId", "recommendationId", "requestId") = 1
    AND ("line" IS NOT NULL) = ("kind" = 'evaluation.cause')
    AND CASE
      WHEN "kind" IN ('evaluation.review', 'evaluation.decision', 'evaluation.petition', 'evaluation.cause')
        THEN "evaluationId" IS NOT NULL AND "authorityId" IS NOT NULL
      WHEN "kind" = 'evaluation.paper' THEN "paperEntryId" IS NOT NULL AND "authorityId" IS NULL
      WHEN "kind" = 'broadcast.release' THEN "broadcastId" IS NOT NULL
      WHEN "kind" = 'rule.release' THEN "ruleProposalId" IS NOT NULL AND "authorityId" IS NULL
      WHEN "kind" = 'recommendation.verification' THEN "recommendationId" IS NOT NULL AND "authorityId" IS NOT NULL
      WHEN "kind" = 'person.request' THEN "requestId" IS NOT NULL
      ELSE false
    END);
CREATE UNIQUE INDEX "Approval_paper" ON "Approval" ("paperEntryId", "revision") WHERE "paperEntryId" IS NOT NULL;
CREATE UNIQUE INDEX "Approval_recommendation" ON "Approval" ("recommendationId", "revision") WHERE "recommendationId" IS NOT NULL;
CREATE UNIQUE INDEX "Approval_request" ON "Approval" ("requestId") WHERE "requestId" IS NOT NULL;

ALTER TABLE "PersonRequest" ADD CONSTRAINT "PersonRequest_kind" CHECK ("kind" IN ('correction', 'wish', 'endEarly'));

ALTER TABLE "Holiday" ADD CONSTRAINT "Holiday_kind" CHECK ("kind" IN ('holiday', 'dayOff', 'worked'));

ALTER TABLE "Inspection"
  ADD CONSTRAINT "Inspection_body" CHECK ("body" IN ('party', 'state')),
  ADD CONSTRAINT "Inspection_kind" CHECK ("kind" IN ('regular', 'thematic', 'signs', 'surprise')),
  ADD CONSTRAINT "Inspection_state" CHECK ("state" IN ('draft', 'planned', 'opened', 'concluded', 'closed', 'cancelled')),
  -- Unannounced is always sealed, and nothing else is.
  ADD CONSTRAINT "Inspection_sealed" CHECK ("sealed" = ("kind" = 'surprise')),
  ADD CONSTRAINT "Inspection_days" CHECK ("startsOn" <= "endsOn"
    AND ("state" = 'draft' OR ("startsOn" IS NOT NULL AND "endsOn" IS NOT NULL AND "plannedAt" IS NOT NULL))),
  ADD CONSTRAINT "Inspection_opened" CHECK (("openedAt" IS NULL) = ("openedById" IS NULL)
    AND ("receivedAt" IS NULL) = ("receivedById" IS NULL)
    AND ("state" NOT IN ('opened', 'concluded', 'closed') OR "openedAt" IS NOT NULL)),
  ADD CONSTRAINT "Inspection_concluded" CHECK ("state" NOT IN ('concluded', 'closed') OR ("concludedAt" IS NOT NULL AND "conclusion" IS NOT NULL)),
  ADD CONSTRAINT "Inspection_cancelled" CHECK (("state" = 'cancelled') = ("cancelledAt" IS NOT NULL));
CREATE UNIQUE INDEX "InspectionMember_leader" ON "InspectionMember" ("inspectionId") WHERE "leads";
ALTER TABLE "InspectionSubject" ADD CONSTRAINT "InspectionSubject_one" CHECK (num_nonnulls("unitId", "personId") = 1);
CREATE UNIQUE INDEX "InspectionAddressee_live" ON "InspectionAddressee" ("subjectId") WHERE "endedAt" IS NULL;
ALTER TABLE "InspectionReminder" ADD CONSTRAINT "InspectionReminder_rung" CHECK ("daysBefore" >= 0 AND "dueOn" <= "startsOn");
ALTER TABLE "InspectionQuestion" ADD CONSTRAINT "InspectionQuestion_answer" CHECK (("answer" IS NULL) = ("answererId" IS NULL)
  AND ("answer" IS NULL) = ("answeredAt" IS NULL));
CREATE TRIGGER "InspectionEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "InspectionEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "Recommendation"
  ADD CONSTRAINT "Recommendation_state" CHECK ("state" IN ('open', 'handedIn', 'closed')
    AND ("state" = 'closed') = ("closedAt" IS NOT NULL)),
  ADD CONSTRAINT "Recommendation_verifier" CHECK ("ownerId" <> "verifierId"),
  ADD CONSTRAINT "Recommendation_number" CHECK ("number" > 0 AND "round" >= 0);
CREATE INDEX "Recommendation_open" ON "Recommendation" ("dueOn") WHERE "state" <> 'closed';
ALTER TABLE "RecommendationEvent" ADD CONSTRAINT "RecommendationEvent_kind" CHECK ("kind" IN ('issued', 'evidence', 'handedIn',
  'accepted', 'sentBack', 'extended', 'passedOn', 'reopened', 'escalated'));
CREATE TRIGGER "RecommendationEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "RecommendationEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "Urge" ADD CONSTRAINT "Urge_not_self" CHECK ("senderId" <> "recipientId"),
  ADD CONSTRAINT "Urge_answer" CHECK ("answer" IN ('done', 'needTime', 'notMine') AND ("answer" IS NULL) = ("answeredAt" IS NULL)
    AND (coalesce("answer", '') = 'needTime') = ("askedDay" IS NOT NULL));
