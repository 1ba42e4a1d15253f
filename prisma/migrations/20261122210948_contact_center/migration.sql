-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "client" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT[],
    "networks" TEXT[],
    "per_minute" INTEGER NOT NULL,
    "sandbox" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_ip" TEXT,
    "tat" TIMESTAMPTZ(3) NOT NULL,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_call" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "key_id" UUID,
    "client" TEXT NOT NULL,
    "sandbox" BOOLEAN NOT NULL,
    "operation" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "idempotency_key" TEXT,
    "input_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "status" INTEGER,
    "answer" JSONB,
    "error" TEXT,
    "marks" TEXT[],
    "changes" JSONB NOT NULL DEFAULT '[]',
    "subject" TEXT,
    "ms" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "replayed_by" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_lock" (
    "portal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_lock_pkey" PRIMARY KEY ("portal_id","key")
);

-- CreateTable
CREATE TABLE "center_call" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "client" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "facts" JSONB,
    "ending" JSONB,
    "record" JSONB,
    "bindings" JSONB NOT NULL DEFAULT '[]',
    "portal_call_id" TEXT,
    "activity_id" INTEGER,
    "finished" BOOLEAN NOT NULL DEFAULT false,
    "recorded" JSONB,
    "bound" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "center_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "center_maps" (
    "portal_id" UUID NOT NULL,
    "maps" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "center_maps_pkey" PRIMARY KEY ("portal_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "api_key_portal_id_client_idx" ON "api_key"("portal_id", "client");

-- CreateIndex
CREATE INDEX "api_call_portal_id_at_idx" ON "api_call"("portal_id", "at");

-- CreateIndex
CREATE INDEX "api_call_portal_id_state_subject_idx" ON "api_call"("portal_id", "state", "subject");

-- CreateIndex
CREATE INDEX "api_call_marks_idx" ON "api_call" USING GIN ("marks");

-- CreateIndex
CREATE UNIQUE INDEX "api_call_portal_id_client_idempotency_key_key" ON "api_call"("portal_id", "client", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "center_call_portal_id_client_external_id_key" ON "center_call"("portal_id", "client", "external_id");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_call" ADD CONSTRAINT "api_call_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_lock" ADD CONSTRAINT "api_lock_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "center_call" ADD CONSTRAINT "center_call_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "center_maps" ADD CONSTRAINT "center_maps_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('api_key');
SELECT secure_portal_rows('api_call');
SELECT secure_portal_rows('api_lock');
SELECT secure_portal_rows('center_call');
SELECT secure_portal_rows('center_maps');
