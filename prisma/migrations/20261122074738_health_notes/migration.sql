-- CreateTable
CREATE TABLE "health_note" (
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_note_pkey" PRIMARY KEY ("portal_id","kind")
);

-- CreateIndex
CREATE INDEX "rest_call_portal_id_id_idx" ON "rest_call"("portal_id", "id");

-- AddForeignKey
ALTER TABLE "health_note" ADD CONSTRAINT "health_note_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('health_note');
