-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "folder" TEXT,
ADD COLUMN     "uid" BIGINT,
ADD COLUMN     "uid_validity" BIGINT;

-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "default_user_id" INTEGER,
ADD COLUMN     "department_id" INTEGER,
ADD COLUMN     "failing_since" TIMESTAMPTZ(3),
ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "folders" TEXT[] DEFAULT ARRAY['INBOX']::TEXT[],
ADD COLUMN     "from_when" TIMESTAMPTZ(3),
ADD COLUMN     "imap" JSONB,
ADD COLUMN     "imap_password" TEXT,
ADD COLUMN     "last_error" JSONB,
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "mark_seen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "max_bytes" INTEGER,
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'requests',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "smtp" JSONB,
ADD COLUMN     "smtp_password" TEXT,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'working',
ADD COLUMN     "watch_token" TEXT,
ADD COLUMN     "watch_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "mailbox_folder" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "folder" TEXT NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "last_uid" BIGINT NOT NULL DEFAULT 0,
    "known_to" BIGINT NOT NULL DEFAULT 0,
    "lag" INTEGER NOT NULL DEFAULT 0,
    "last_seen_at" TIMESTAMPTZ(3),
    "last_letter_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailbox_folder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_folder_mailbox_id_folder_key" ON "mailbox_folder"("mailbox_id", "folder");

-- CreateIndex
CREATE INDEX "letter_mailbox_id_message_id_idx" ON "letter"("mailbox_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_mailbox_id_folder_uid_validity_uid_key" ON "letter"("mailbox_id", "folder", "uid_validity", "uid");

-- CreateIndex
CREATE INDEX "mailbox_portal_id_idx" ON "mailbox"("portal_id");

-- AddForeignKey
ALTER TABLE "mailbox_folder" ADD CONSTRAINT "mailbox_folder_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox_folder" ADD CONSTRAINT "mailbox_folder_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('mailbox_folder');
