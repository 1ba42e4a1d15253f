-- AlterTable
ALTER TABLE "request_triage" ADD COLUMN     "language" TEXT;
