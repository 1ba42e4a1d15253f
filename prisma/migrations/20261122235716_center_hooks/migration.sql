-- CreateTable
CREATE TABLE "center_hook" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "client" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "center_hook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "center_delivery" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "hook_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "status" INTEGER,
    "error" TEXT,
    "ms" INTEGER,
    "replayed_by" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "center_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "center_hook_cursor" (
    "portal_id" UUID NOT NULL,
    "watermark" TIMESTAMPTZ(3) NOT NULL,
    "stage_id" INTEGER,
    "call_id" INTEGER,

    CONSTRAINT "center_hook_cursor_pkey" PRIMARY KEY ("portal_id")
);

-- CreateTable
CREATE TABLE "center_file" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "client" TEXT NOT NULL,
    "deal_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sent_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "center_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "center_hook_portal_id_idx" ON "center_hook"("portal_id");

-- CreateIndex
CREATE INDEX "center_delivery_portal_id_at_idx" ON "center_delivery"("portal_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "center_delivery_hook_id_key_key" ON "center_delivery"("hook_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "center_file_portal_id_deal_id_name_version_key" ON "center_file"("portal_id", "deal_id", "name", "version");

-- AddForeignKey
ALTER TABLE "center_hook" ADD CONSTRAINT "center_hook_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "center_delivery" ADD CONSTRAINT "center_delivery_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "center_delivery" ADD CONSTRAINT "center_delivery_hook_id_fkey" FOREIGN KEY ("hook_id") REFERENCES "center_hook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "center_hook_cursor" ADD CONSTRAINT "center_hook_cursor_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "center_file" ADD CONSTRAINT "center_file_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('center_hook');
SELECT secure_portal_rows('center_delivery');
SELECT secure_portal_rows('center_hook_cursor');
SELECT secure_portal_rows('center_file');
