-- CreateTable
CREATE TABLE "call_colour_rules" (
    "portal_id" UUID NOT NULL,
    "rules" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_colour_rules_pkey" PRIMARY KEY ("portal_id")
);

-- CreateTable
CREATE TABLE "coloured_call" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "call_id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "phone" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "entity_type_id" INTEGER,
    "entity_id" INTEGER,
    "title" TEXT NOT NULL DEFAULT '',
    "responsible_id" INTEGER,
    "because" JSONB NOT NULL DEFAULT '[]',
    "shown_at" TIMESTAMPTZ(3) NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "coloured_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "coloured_call_portal_id_colour_shown_at_idx" ON "coloured_call"("portal_id", "colour", "shown_at");

-- CreateIndex
CREATE UNIQUE INDEX "coloured_call_portal_id_call_id_user_id_key" ON "coloured_call"("portal_id", "call_id", "user_id");

-- AddForeignKey
ALTER TABLE "call_colour_rules" ADD CONSTRAINT "call_colour_rules_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coloured_call" ADD CONSTRAINT "coloured_call_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('call_colour_rules');
SELECT secure_portal_rows('coloured_call');
