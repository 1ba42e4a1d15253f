-- CreateTable
CREATE TABLE "job" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID,
    "turn" UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    "queue" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "once" TEXT,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "lease_token" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "job_state_turn_due_at_idx" ON "job"("state", "turn", "due_at");

-- CreateIndex
CREATE INDEX "job_state_turn_key_idx" ON "job"("state", "turn", "key");

-- CreateIndex
CREATE INDEX "job_turn_lease_until_idx" ON "job"("turn", "lease_until");

-- CreateIndex
CREATE INDEX "job_ended_at_idx" ON "job"("ended_at");

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two waiting jobs with the same mark are one.
CREATE UNIQUE INDEX "job_once_key" ON "job" ("queue", "turn", "once")
WHERE "state" = 'waiting' AND "once" IS NOT NULL;

SELECT secure_portal_rows('job');
