-- CreateTable
CREATE TABLE "import_upload" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "received_bytes" BIGINT NOT NULL DEFAULT 0,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_part" (
    "portal_id" UUID NOT NULL,
    "upload_id" UUID NOT NULL,
    "at" BIGINT NOT NULL,
    "file_id" UUID NOT NULL,
    "size_bytes" INTEGER NOT NULL,

    CONSTRAINT "import_part_pkey" PRIMARY KEY ("upload_id","at")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "upload_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "part" TEXT,
    "format" TEXT NOT NULL,
    "charset" TEXT,
    "delimiter" TEXT,
    "recognised" TEXT,
    "columns" TEXT[],
    "origin_key" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "task_id" UUID,
    "pacing" JSONB NOT NULL DEFAULT '{}',
    "waiting" JSONB,
    "report" JSONB,
    "certificate" JSONB,
    "started_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "id" BIGSERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "origin_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "record" JSONB,
    "original_at" TIMESTAMPTZ(3),
    "because" JSONB NOT NULL DEFAULT '[]',
    "item_id" INTEGER,
    "lease" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "seen" INTEGER NOT NULL DEFAULT 0,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_mapping" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "columns" TEXT[],
    "mapping" JSONB NOT NULL,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_upload_portal_id_created_at_idx" ON "import_upload"("portal_id", "created_at");

-- CreateIndex
CREATE INDEX "import_run_portal_id_created_at_idx" ON "import_run"("portal_id", "created_at");

-- CreateIndex
CREATE INDEX "import_row_import_id_state_original_at_id_idx" ON "import_row"("import_id", "state", "original_at", "id");

-- CreateIndex
CREATE INDEX "import_row_portal_id_entity_type_id_origin_id_idx" ON "import_row"("portal_id", "entity_type_id", "origin_id");

-- CreateIndex
CREATE INDEX "import_row_import_id_number_idx" ON "import_row"("import_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "import_row_import_id_origin_id_key" ON "import_row"("import_id", "origin_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_mapping_portal_id_entity_type_id_name_key" ON "saved_mapping"("portal_id", "entity_type_id", "name");

-- AddForeignKey
ALTER TABLE "import_upload" ADD CONSTRAINT "import_upload_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_part" ADD CONSTRAINT "import_part_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "import_upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_mapping" ADD CONSTRAINT "saved_mapping_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('import_upload');
SELECT secure_portal_rows('import_part');
SELECT secure_portal_rows('import_run');
SELECT secure_portal_rows('import_row');
SELECT secure_portal_rows('saved_mapping');

-- States change all the time: dead rows at the front of the claiming index are cleared early.
ALTER TABLE import_row SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
