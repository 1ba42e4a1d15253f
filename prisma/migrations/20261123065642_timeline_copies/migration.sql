-- CreateTable
CREATE TABLE "timeline_copy" (
    "portal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "source_kind" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,

    CONSTRAINT "timeline_copy_pkey" PRIMARY KEY ("portal_id","key")
);

-- CreateIndex
CREATE INDEX "timeline_copy_portal_id_source_kind_source_id_idx" ON "timeline_copy"("portal_id", "source_kind", "source_id");

-- AddForeignKey
ALTER TABLE "timeline_copy" ADD CONSTRAINT "timeline_copy_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('timeline_copy');
