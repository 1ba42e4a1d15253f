-- CreateTable
CREATE TABLE "card_import" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "letter_id" INTEGER NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "sender" TEXT NOT NULL,
    "sender_name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "responsible_id" INTEGER NOT NULL,
    "because" JSONB NOT NULL,
    "faults" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "answer_id" INTEGER,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" INTEGER,

    CONSTRAINT "card_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visiting_card" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "import_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "card" JSONB NOT NULL,
    "photo" BYTEA,
    "photo_name" TEXT,
    "state" TEXT NOT NULL,
    "why" JSONB NOT NULL DEFAULT '[]',
    "plan" JSONB,
    "choices" JSONB NOT NULL DEFAULT '[]',
    "contact_id" INTEGER,
    "company_id" INTEGER,
    "written" JSONB NOT NULL DEFAULT '{}',
    "decided_by" INTEGER,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "visiting_card_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "card_import_portal_id_id_idx" ON "card_import"("portal_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "card_import_portal_id_letter_id_key" ON "card_import"("portal_id", "letter_id");

-- CreateIndex
CREATE INDEX "visiting_card_portal_id_state_id_idx" ON "visiting_card"("portal_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "visiting_card_import_id_place_key" ON "visiting_card"("import_id", "place");

-- AddForeignKey
ALTER TABLE "card_import" ADD CONSTRAINT "card_import_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visiting_card" ADD CONSTRAINT "visiting_card_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "card_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('card_import');
SELECT secure_portal_rows('visiting_card');
