-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "automatic" TEXT,
ADD COLUMN     "direction" TEXT NOT NULL DEFAULT 'in',
ADD COLUMN     "task_id" INTEGER;

-- AlterTable
ALTER TABLE "message_ref" ADD COLUMN     "sent" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "task_id" INTEGER,
ADD COLUMN     "thread_index" TEXT;

-- CreateTable
CREATE TABLE "thread_participant" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "request_id" INTEGER NOT NULL,
    "task_id" INTEGER NOT NULL DEFAULT 0,
    "address" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bounced_address" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "request_id" INTEGER NOT NULL,
    "task_id" INTEGER,
    "address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "letter_id" INTEGER,
    "message_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bounced_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_link" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "request_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,
    "letter_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "thread_participant_portal_id_request_id_task_id_address_key" ON "thread_participant"("portal_id", "request_id", "task_id", "address");

-- CreateIndex
CREATE UNIQUE INDEX "bounced_address_portal_id_request_id_address_key" ON "bounced_address"("portal_id", "request_id", "address");

-- CreateIndex
CREATE INDEX "request_link_portal_id_parent_id_idx" ON "request_link"("portal_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_link_portal_id_request_id_key" ON "request_link"("portal_id", "request_id");

-- CreateIndex
CREATE INDEX "message_ref_portal_id_thread_index_idx" ON "message_ref"("portal_id", "thread_index");

-- CreateIndex
CREATE INDEX "message_ref_portal_id_fingerprint_idx" ON "message_ref"("portal_id", "fingerprint");

-- AddForeignKey
ALTER TABLE "thread_participant" ADD CONSTRAINT "thread_participant_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request_record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bounced_address" ADD CONSTRAINT "bounced_address_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request_record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bounced_address" ADD CONSTRAINT "bounced_address_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_link" ADD CONSTRAINT "request_link_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request_record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_link" ADD CONSTRAINT "request_link_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "request_record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('thread_participant');
SELECT secure_portal_rows('bounced_address');
SELECT secure_portal_rows('request_link');

-- Who wrote in the conversations that are there.
INSERT INTO "thread_participant" ("portal_id", "request_id", "address", "seen_at")
SELECT "portal_id", "request_id", "correspondent", min("seen_at") FROM "message_ref"
WHERE "request_id" IS NOT NULL AND "correspondent" <> '' GROUP BY 1, 2, 3;
