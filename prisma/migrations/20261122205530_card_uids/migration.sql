-- AlterTable
ALTER TABLE "visiting_card" ADD COLUMN     "uid" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "visiting_card_portal_id_uid_idx" ON "visiting_card"("portal_id", "uid");

-- CreateIndex
CREATE INDEX "visiting_card_portal_id_contact_id_idx" ON "visiting_card"("portal_id", "contact_id");

UPDATE "visiting_card" SET "uid" = left(lower(regexp_replace(coalesce("card" ->> 'uid', ''), '^urn:uuid:', '', 'i')), 255);
