-- AlterTable
ALTER TABLE "request_triage" ADD COLUMN     "suggested_id" TEXT;

-- CreateIndex
CREATE INDEX "request_triage_portal_id_suggested_id_idx" ON "request_triage"("portal_id", "suggested_id");
