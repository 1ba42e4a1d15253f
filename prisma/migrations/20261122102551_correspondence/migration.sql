-- AlterTable
ALTER TABLE "outgoing_letter" ADD COLUMN     "activity_id" INTEGER,
ADD COLUMN     "hold_until" TIMESTAMPTZ(3),
ADD COLUMN     "in_reply_to" TEXT,
ADD COLUMN     "mailbox_id" INTEGER,
ADD COLUMN     "task_id" INTEGER,
ADD COLUMN     "thread" TEXT,
ADD COLUMN     "user_id" INTEGER,
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'smtp';

-- CreateTable
CREATE TABLE "reply_draft" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "request_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "parent" JSONB,
    "to" TEXT[],
    "cc" TEXT[],
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "quote" BOOLEAN NOT NULL DEFAULT true,
    "files" TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_template" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ru" JSONB NOT NULL,
    "en" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_signature" (
    "portal_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_signature_pkey" PRIMARY KEY ("portal_id","user_id")
);

-- CreateTable
CREATE TABLE "reply_presence" (
    "portal_id" UUID NOT NULL,
    "request_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_presence_pkey" PRIMARY KEY ("portal_id","request_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reply_draft_portal_id_request_id_user_id_key" ON "reply_draft"("portal_id", "request_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "reply_template_portal_id_kind_name_key" ON "reply_template"("portal_id", "kind", "name");

-- AddForeignKey
ALTER TABLE "reply_draft" ADD CONSTRAINT "reply_draft_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_draft" ADD CONSTRAINT "reply_draft_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request_record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_template" ADD CONSTRAINT "reply_template_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_signature" ADD CONSTRAINT "reply_signature_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_presence" ADD CONSTRAINT "reply_presence_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_presence" ADD CONSTRAINT "reply_presence_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request_record"("id") ON DELETE CASCADE ON UPDATE CASCADE;
SELECT secure_portal_rows('reply_draft');
SELECT secure_portal_rows('reply_template');
SELECT secure_portal_rows('reply_signature');
SELECT secure_portal_rows('reply_presence');
