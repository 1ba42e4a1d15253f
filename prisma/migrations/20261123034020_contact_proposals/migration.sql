-- CreateTable
CREATE TABLE "company_trace" (
    "portal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "company_id" INTEGER NOT NULL,

    CONSTRAINT "company_trace_pkey" PRIMARY KEY ("portal_id","key","company_id")
);

-- CreateTable
CREATE TABLE "contact_proposal" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "contact_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "company_id" INTEGER NOT NULL DEFAULT 0,
    "because" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" INTEGER,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_proposal_portal_id_state_made_at_idx" ON "contact_proposal"("portal_id", "state", "made_at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_proposal_portal_id_contact_id_kind_company_id_key" ON "contact_proposal"("portal_id", "contact_id", "kind", "company_id");

-- AddForeignKey
ALTER TABLE "company_trace" ADD CONSTRAINT "company_trace_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_proposal" ADD CONSTRAINT "contact_proposal_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('company_trace');
SELECT secure_portal_rows('contact_proposal');
