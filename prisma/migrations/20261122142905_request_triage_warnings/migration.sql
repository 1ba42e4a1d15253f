-- AlterTable
ALTER TABLE "request_triage" ADD COLUMN     "escalate_at" TIMESTAMPTZ(3),
ADD COLUMN     "first_category_id" TEXT,
ADD COLUMN     "warn_at" TIMESTAMPTZ(3);
