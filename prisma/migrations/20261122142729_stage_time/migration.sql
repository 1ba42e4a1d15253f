-- CreateTable
CREATE TABLE "stage_change" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "stage_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "restored" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "stage_change_pkey" PRIMARY KEY ("portal_id","entity_type_id","id")
);

-- CreateTable
CREATE TABLE "stage_stay" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "stage_id" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "ms" BIGINT,
    "working_ms" BIGINT,
    "restored" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "stage_stay_pkey" PRIMARY KEY ("portal_id","entity_type_id","entity_id","number")
);

-- CreateTable
CREATE TABLE "stage_cursor" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "after_id" INTEGER NOT NULL DEFAULT 0,
    "head_id" INTEGER NOT NULL DEFAULT 0,
    "head_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "caught_up_at" TIMESTAMPTZ(3),
    "last_ok_at" TIMESTAMPTZ(3),

    CONSTRAINT "stage_cursor_pkey" PRIMARY KEY ("portal_id","entity_type_id")
);

-- CreateIndex
CREATE INDEX "stage_change_portal_id_entity_type_id_entity_id_idx" ON "stage_change"("portal_id", "entity_type_id", "entity_id");

-- CreateIndex
CREATE INDEX "stage_stay_portal_id_entity_type_id_to_at_idx" ON "stage_stay"("portal_id", "entity_type_id", "to_at");

-- AddForeignKey
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_stay" ADD CONSTRAINT "stage_stay_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_cursor" ADD CONSTRAINT "stage_cursor_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('stage_change');
SELECT secure_portal_rows('stage_stay');
SELECT secure_portal_rows('stage_cursor');
