-- AlterTable
ALTER TABLE "missed_call" ADD COLUMN     "head_told_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "shared_phone" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "scan_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "responsible_id" INTEGER,
    "company_ids" INTEGER[],

    CONSTRAINT "shared_phone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_scan" (
    "portal_id" UUID NOT NULL,
    "scan_id" UUID NOT NULL,
    "records" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_scan_pkey" PRIMARY KEY ("portal_id")
);

-- CreateIndex
CREATE INDEX "shared_phone_portal_id_scan_id_phone_idx" ON "shared_phone"("portal_id", "scan_id", "phone");

-- AddForeignKey
ALTER TABLE "shared_phone" ADD CONSTRAINT "shared_phone_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_scan" ADD CONSTRAINT "phone_scan_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('shared_phone');
SELECT secure_portal_rows('phone_scan');
