-- AlterTable
ALTER TABLE "Evaluation" ADD COLUMN "lastTypedId" TEXT;
