-- CreateTable
CREATE TABLE "phone_line" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "aliases" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "comment" TEXT NOT NULL DEFAULT '',
    "holders" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_line_key" (
    "portal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "line_id" UUID NOT NULL,

    CONSTRAINT "phone_line_key_pkey" PRIMARY KEY ("portal_id","key")
);

-- CreateTable
CREATE TABLE "missed_call" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "phone_key" TEXT,
    "portal_number" TEXT NOT NULL DEFAULT '',
    "call_ids" TEXT[],
    "first_call_at" TIMESTAMPTZ(3),
    "last_call_at" TIMESTAMPTZ(3),
    "call_ended_at" TIMESTAMPTZ(3),
    "operator_users" INTEGER[],
    "lead_created_at" TIMESTAMPTZ(3) NOT NULL,
    "edits" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'pending',
    "because" JSONB NOT NULL DEFAULT '[]',
    "line_id" UUID,
    "user_id" INTEGER,
    "assigned_at" TIMESTAMPTZ(3),
    "reapplied" INTEGER NOT NULL DEFAULT 0,
    "unmapped" TEXT,
    "called_back_at" TIMESTAMPTZ(3),
    "called_back_by" INTEGER,
    "look_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "missed_call_pkey" PRIMARY KEY ("portal_id","entity_type_id","entity_id")
);

-- CreateTable
CREATE TABLE "call_history_cursor" (
    "portal_id" UUID NOT NULL,
    "last_id" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_history_cursor_pkey" PRIMARY KEY ("portal_id")
);

-- CreateIndex
CREATE INDEX "phone_line_portal_id_idx" ON "phone_line"("portal_id");

-- CreateIndex
CREATE INDEX "phone_line_key_line_id_idx" ON "phone_line_key"("line_id");

-- CreateIndex
CREATE INDEX "missed_call_portal_id_look_at_idx" ON "missed_call"("portal_id", "look_at");

-- CreateIndex
CREATE INDEX "missed_call_portal_id_state_last_call_at_idx" ON "missed_call"("portal_id", "state", "last_call_at");

-- CreateIndex
CREATE INDEX "missed_call_portal_id_phone_key_idx" ON "missed_call"("portal_id", "phone_key");

-- AddForeignKey
ALTER TABLE "phone_line" ADD CONSTRAINT "phone_line_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_line_key" ADD CONSTRAINT "phone_line_key_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_line_key" ADD CONSTRAINT "phone_line_key_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "phone_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "missed_call" ADD CONSTRAINT "missed_call_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_history_cursor" ADD CONSTRAINT "call_history_cursor_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('phone_line');
SELECT secure_portal_rows('phone_line_key');
SELECT secure_portal_rows('missed_call');
SELECT secure_portal_rows('call_history_cursor');
