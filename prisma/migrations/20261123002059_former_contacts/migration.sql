-- CreateTable
CREATE TABLE "former_contact" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "contact_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "links" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL,
    "lasting" BOOLEAN DEFAULT true,
    "because" JSONB NOT NULL DEFAULT '[]',
    "marked_by" INTEGER,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "successor_id" INTEGER,
    "history_after" INTEGER NOT NULL DEFAULT 0,
    "history_read" BOOLEAN NOT NULL DEFAULT false,
    "look_at" TIMESTAMPTZ(3),

    CONSTRAINT "former_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_contact_fields" (
    "portal_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_contact_fields_pkey" PRIMARY KEY ("portal_id")
);

-- CreateIndex
CREATE INDEX "former_contact_portal_id_look_at_idx" ON "former_contact"("portal_id", "look_at");

-- CreateIndex
CREATE INDEX "former_contact_portal_id_marked_at_idx" ON "former_contact"("portal_id", "marked_at");

-- CreateIndex
CREATE UNIQUE INDEX "former_contact_portal_id_contact_id_lasting_key" ON "former_contact"("portal_id", "contact_id", "lasting");

-- AddForeignKey
ALTER TABLE "former_contact" ADD CONSTRAINT "former_contact_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_contact_fields" ADD CONSTRAINT "former_contact_fields_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('former_contact');
SELECT secure_portal_rows('former_contact_fields');
