-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "certainty" INTEGER,
ADD COLUMN     "entity_id" INTEGER,
ADD COLUMN     "entity_type_id" INTEGER,
ADD COLUMN     "rule_version" INTEGER,
ADD COLUMN     "run_id" UUID;

-- AlterTable
ALTER TABLE "portal" ADD COLUMN     "abilities" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "abilities_at" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'ru',
ADD COLUMN     "zone" TEXT NOT NULL DEFAULT 'Europe/Moscow';

-- AlterTable
ALTER TABLE "portal_event" ADD COLUMN     "message_id" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'online';

-- CreateTable
CREATE TABLE "ledger_run" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "version" INTEGER,
    "mode" TEXT NOT NULL,
    "user_id" INTEGER,
    "cause" JSONB NOT NULL,
    "undo_of" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "ledger_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER,
    "action" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "because" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "error" TEXT,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity_type_id" INTEGER,
    "entity_id" INTEGER,
    "before" JSONB,
    "after" JSONB,
    "cause_id" TEXT,
    "text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "path" TEXT,
    "once" TEXT,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_letter" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "from_name" TEXT NOT NULL,
    "from_address" TEXT NOT NULL,
    "to" TEXT[],
    "cc" TEXT[],
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "files" TEXT[],
    "request_id" INTEGER,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "response" TEXT,

    CONSTRAINT "outgoing_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "long_task" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "message" JSONB,
    "started_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "long_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_beat" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "process_beat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backup" (
    "id" SERIAL NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "size_bytes" BIGINT,
    "sha256" TEXT,
    "place" TEXT NOT NULL,
    "error" TEXT,

    CONSTRAINT "backup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_set" (
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "version" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_set_pkey" PRIMARY KEY ("portal_id","kind")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER,
    "body" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "back_to" INTEGER,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_example" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "expected" JSONB,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_example_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slice_settings" (
    "portal_id" UUID NOT NULL,
    "slice" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "values" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slice_settings_pkey" PRIMARY KEY ("portal_id","slice")
);

-- CreateTable
CREATE TABLE "settings_change" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "slice" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "user_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_settings" (
    "portal_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_settings_pkey" PRIMARY KEY ("portal_id","user_id")
);

-- CreateTable
CREATE TABLE "record_snapshot" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "title" TEXT,
    "assigned_by_id" INTEGER,
    "stage_id" TEXT,
    "category_id" INTEGER,
    "company_id" INTEGER,
    "company_ids" INTEGER[],
    "contact_ids" INTEGER[],
    "watched" JSONB NOT NULL DEFAULT '{}',
    "updated_by" INTEGER,
    "created_time" TIMESTAMPTZ(3),
    "updated_time" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_snapshot_pkey" PRIMARY KEY ("portal_id","entity_type_id","entity_id")
);

-- CreateTable
CREATE TABLE "sync_cursor" (
    "portal_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "watermark" TIMESTAMPTZ(3),
    "position" JSONB NOT NULL DEFAULT '{}',
    "last_run_at" TIMESTAMPTZ(3),
    "last_ok_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "sync_cursor_pkey" PRIMARY KEY ("portal_id","source")
);

-- CreateTable
CREATE TABLE "catch_up" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "missed" JSONB NOT NULL,
    "caught_up" JSONB NOT NULL,
    "by_hour" JSONB NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "catch_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ledger_run_portal_id_rule_started_at_idx" ON "ledger_run"("portal_id", "rule", "started_at");

-- CreateIndex
CREATE INDEX "ledger_entry_portal_id_entity_type_id_entity_id_created_at_idx" ON "ledger_entry"("portal_id", "entity_type_id", "entity_id", "created_at");

-- CreateIndex
CREATE INDEX "ledger_entry_run_id_idx" ON "ledger_entry"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_portal_id_key_key" ON "ledger_entry"("portal_id", "key");

-- CreateIndex
CREATE INDEX "audit_event_portal_id_at_idx" ON "audit_event"("portal_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_portal_id_entity_type_id_entity_id_idx" ON "audit_event"("portal_id", "entity_type_id", "entity_id");

-- CreateIndex
CREATE INDEX "notice_portal_id_state_send_at_idx" ON "notice"("portal_id", "state", "send_at");

-- CreateIndex
CREATE INDEX "outgoing_letter_portal_id_request_id_idx" ON "outgoing_letter"("portal_id", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_letter_portal_id_key_key" ON "outgoing_letter"("portal_id", "key");

-- CreateIndex
CREATE INDEX "stored_file_portal_id_purpose_idx" ON "stored_file"("portal_id", "purpose");

-- CreateIndex
CREATE INDEX "stored_file_expires_at_idx" ON "stored_file"("expires_at");

-- CreateIndex
CREATE INDEX "long_task_portal_id_created_at_idx" ON "long_task"("portal_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "rule_version_portal_id_kind_version_key" ON "rule_version"("portal_id", "kind", "version");

-- CreateIndex
CREATE INDEX "rule_example_portal_id_kind_idx" ON "rule_example"("portal_id", "kind");

-- CreateIndex
CREATE INDEX "settings_change_portal_id_slice_id_idx" ON "settings_change"("portal_id", "slice", "id");

-- CreateIndex
CREATE INDEX "record_snapshot_portal_id_entity_type_id_seen_at_idx" ON "record_snapshot"("portal_id", "entity_type_id", "seen_at");

-- CreateIndex
CREATE INDEX "catch_up_portal_id_id_idx" ON "catch_up"("portal_id", "id");

-- CreateIndex
CREATE INDEX "decision_portal_id_entity_type_id_entity_id_idx" ON "decision"("portal_id", "entity_type_id", "entity_id");

-- CreateIndex
CREATE UNIQUE INDEX "portal_event_portal_id_message_id_key" ON "portal_event"("portal_id", "message_id");

-- AddForeignKey
ALTER TABLE "ledger_run" ADD CONSTRAINT "ledger_run_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ledger_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_letter" ADD CONSTRAINT "outgoing_letter_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "long_task" ADD CONSTRAINT "long_task_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_set" ADD CONSTRAINT "rule_set_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_version" ADD CONSTRAINT "rule_version_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_example" ADD CONSTRAINT "rule_example_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slice_settings" ADD CONSTRAINT "slice_settings_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settings_change" ADD CONSTRAINT "settings_change_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_settings" ADD CONSTRAINT "person_settings_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_snapshot" ADD CONSTRAINT "record_snapshot_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_cursor" ADD CONSTRAINT "sync_cursor_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catch_up" ADD CONSTRAINT "catch_up_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows(name::regclass)
FROM unnest(ARRAY['record_snapshot', 'sync_cursor', 'catch_up', 'ledger_run', 'ledger_entry', 'audit_event', 'rule_set',
  'rule_version', 'rule_example', 'slice_settings', 'settings_change', 'person_settings', 'notice', 'outgoing_letter',
  'stored_file', 'long_task']) AS name;

-- The trail is written once.
REVOKE UPDATE ON audit_event FROM poryadok_app;
REVOKE UPDATE ON settings_change FROM poryadok_app;

-- One draft a kind.
CREATE UNIQUE INDEX "rule_version_draft_key" ON "rule_version" ("portal_id", "kind", (version IS NULL)) WHERE "version" IS NULL;
