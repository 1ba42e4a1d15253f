-- CreateTable
CREATE TABLE "decision" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "letter_id" INTEGER,
    "request_id" INTEGER,
    "outcome" TEXT NOT NULL,
    "because" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "envelope_from" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "raw_sha256" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "why" JSONB NOT NULL,
    "message_id" TEXT,
    "subject" TEXT,
    "from_name" TEXT,
    "from_address" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "attachments" JSONB,
    "request_id" INTEGER,
    "activity_id" INTEGER,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_raw" (
    "letter_id" INTEGER NOT NULL,
    "raw" BYTEA NOT NULL,

    CONSTRAINT "letter_raw_pkey" PRIMARY KEY ("letter_id")
);

-- CreateTable
CREATE TABLE "portal" (
    "id" UUID NOT NULL,
    "member_id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "client_endpoint" TEXT NOT NULL,
    "server_endpoint" TEXT NOT NULL,
    "application_token" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "token_user_id" INTEGER,
    "scopes" TEXT[],
    "state" TEXT NOT NULL,
    "entity_type_id" INTEGER NOT NULL DEFAULT 1,
    "field_names" JSONB NOT NULL,
    "folder_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "portal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal_event" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "object_id" INTEGER,
    "entity_type_id" INTEGER,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "portal_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "tat" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rest_call" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "inner" TEXT[],
    "params" JSONB NOT NULL,
    "status" INTEGER,
    "error_code" TEXT,
    "duration_ms" INTEGER NOT NULL,

    CONSTRAINT "rest_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directory_list" (
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "directory_list_pkey" PRIMARY KEY ("portal_id","kind")
);

-- CreateTable
CREATE TABLE "portal_write" (
    "portal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "result" JSONB,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "portal_write_pkey" PRIMARY KEY ("portal_id","key")
);

-- CreateTable
CREATE TABLE "request_record" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "contact_id" INTEGER,
    "company_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_ref" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "id_hash" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "correspondent" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "letter_id" INTEGER,
    "request_id" INTEGER,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_ref_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "decision_portal_id_letter_id_idx" ON "decision"("portal_id", "letter_id");

-- CreateIndex
CREATE INDEX "decision_portal_id_request_id_idx" ON "decision"("portal_id", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_address_key" ON "mailbox"("address");

-- CreateIndex
CREATE INDEX "letter_outcome_due_at_idx" ON "letter"("outcome", "due_at");

-- CreateIndex
CREATE INDEX "letter_outcome_portal_id_id_idx" ON "letter"("outcome", "portal_id", "id");

-- CreateIndex
CREATE INDEX "letter_portal_id_id_idx" ON "letter"("portal_id", "id");

-- CreateIndex
CREATE INDEX "letter_portal_id_request_id_idx" ON "letter"("portal_id", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "portal_member_id_key" ON "portal"("member_id");

-- CreateIndex
CREATE INDEX "portal_event_done_at_due_at_idx" ON "portal_event"("done_at", "due_at");

-- CreateIndex
CREATE INDEX "rest_call_portal_id_at_idx" ON "rest_call"("portal_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "request_record_portal_id_entity_type_id_entity_id_key" ON "request_record"("portal_id", "entity_type_id", "entity_id");

-- CreateIndex
CREATE INDEX "message_ref_request_id_idx" ON "message_ref"("request_id");

-- CreateIndex
CREATE INDEX "message_ref_letter_id_idx" ON "message_ref"("letter_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_ref_portal_id_id_hash_letter_id_key" ON "message_ref"("portal_id", "id_hash", "letter_id");

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request_record"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_raw" ADD CONSTRAINT "letter_raw_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_event" ADD CONSTRAINT "portal_event_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_record" ADD CONSTRAINT "request_record_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_ref" ADD CONSTRAINT "message_ref_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_ref" ADD CONSTRAINT "message_ref_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request_record"("id") ON DELETE CASCADE ON UPDATE CASCADE;
