-- CreateTable
CREATE TABLE "company_status" (
    "portal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "tone" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "is_protected" BOOLEAN NOT NULL DEFAULT false,
    "archived" BOOLEAN NOT NULL DEFAULT false,
    "option_id" INTEGER,

    CONSTRAINT "company_status_pkey" PRIMARY KEY ("portal_id","key")
);

-- CreateTable
CREATE TABLE "company_status_field" (
    "portal_id" UUID NOT NULL,
    "field_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_status_field_pkey" PRIMARY KEY ("portal_id")
);

-- CreateTable
CREATE TABLE "company_status_change" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "company_id" INTEGER NOT NULL,
    "from_key" TEXT,
    "to_key" TEXT,
    "user_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL,
    "because" JSONB NOT NULL DEFAULT '[]',
    "run_id" UUID,

    CONSTRAINT "company_status_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "company_status_change_portal_id_company_id_at_idx" ON "company_status_change"("portal_id", "company_id", "at");

-- CreateIndex
CREATE INDEX "company_status_change_portal_id_outcome_idx" ON "company_status_change"("portal_id", "outcome");

-- AddForeignKey
ALTER TABLE "company_status" ADD CONSTRAINT "company_status_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_status_field" ADD CONSTRAINT "company_status_field_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_status_change" ADD CONSTRAINT "company_status_change_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('company_status');
SELECT secure_portal_rows('company_status_field');
SELECT secure_portal_rows('company_status_change');
