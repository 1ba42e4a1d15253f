-- CreateTable
CREATE TABLE "external_task" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "task_id" INTEGER NOT NULL,
    "request_id" INTEGER,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "deadline" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "trouble" JSONB,
    "contact_id" INTEGER,
    "performer_name" TEXT NOT NULL DEFAULT '',
    "address" TEXT,
    "choices" TEXT[],
    "created_by" INTEGER NOT NULL,
    "responsible_id" INTEGER NOT NULL,
    "told" JSONB,
    "files" TEXT[],
    "turn" INTEGER NOT NULL DEFAULT 0,
    "word" TEXT,
    "last_sent_at" TIMESTAMPTZ(3),
    "last_reply_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_task_letter" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "external_task_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "files" JSONB NOT NULL DEFAULT '[]',
    "message_id" TEXT,
    "outgoing_id" INTEGER,
    "letter_id" INTEGER,
    "other_sender" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_task_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_look" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "task_id" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_look_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "external_task_portal_id_request_id_idx" ON "external_task"("portal_id", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_task_portal_id_task_id_key" ON "external_task"("portal_id", "task_id");

-- CreateIndex
CREATE INDEX "external_task_letter_portal_id_external_task_id_at_idx" ON "external_task_letter"("portal_id", "external_task_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "external_task_letter_external_task_id_key_key" ON "external_task_letter"("external_task_id", "key");

-- CreateIndex
CREATE INDEX "task_look_portal_id_id_idx" ON "task_look"("portal_id", "id");

-- AddForeignKey
ALTER TABLE "external_task" ADD CONSTRAINT "external_task_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_task_letter" ADD CONSTRAINT "external_task_letter_external_task_id_fkey" FOREIGN KEY ("external_task_id") REFERENCES "external_task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('external_task');
SELECT secure_portal_rows('external_task_letter');
SELECT secure_portal_rows('task_look');
