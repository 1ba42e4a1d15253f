-- AlterTable
ALTER TABLE "long_task" ADD COLUMN     "pace" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "run_token" TEXT;

-- CreateTable
CREATE TABLE "file_use" (
    "portal_id" UUID NOT NULL,
    "bytes" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "file_use_pkey" PRIMARY KEY ("portal_id")
);

-- AddForeignKey
ALTER TABLE "file_use" ADD CONSTRAINT "file_use_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('file_use');

-- What the files of each portal take already.
INSERT INTO "file_use" SELECT "portal_id", sum("size_bytes"), count(*) FROM "stored_file" GROUP BY 1;

-- A portal's work of one kind runs once at a time.
CREATE UNIQUE INDEX "long_task_open_key" ON "long_task" ("portal_id", "kind")
WHERE "state" IN ('running', 'paused');

