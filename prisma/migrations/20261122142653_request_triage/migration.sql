-- CreateTable
CREATE TABLE "request_triage" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "category_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "categorized_at" TIMESTAMPTZ(3),
    "recategorized_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),
    "locked_by" INTEGER,
    "stages" JSONB NOT NULL DEFAULT '[]',
    "responsible_id" INTEGER,
    "handovers" JSONB NOT NULL DEFAULT '[]',
    "stood_back_at" TIMESTAMPTZ(3),
    "waiting_since" TIMESTAMPTZ(3),
    "waiting_why" JSONB,
    "warned_at" TIMESTAMPTZ(3),
    "breached_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "heard" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "request_triage_pkey" PRIMARY KEY ("portal_id","entity_type_id","entity_id")
);

-- CreateIndex
CREATE INDEX "request_triage_portal_id_waiting_since_idx" ON "request_triage"("portal_id", "waiting_since");

-- AddForeignKey
ALTER TABLE "request_triage" ADD CONSTRAINT "request_triage_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('request_triage');
