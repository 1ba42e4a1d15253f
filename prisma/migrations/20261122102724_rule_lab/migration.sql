-- AlterTable
ALTER TABLE "rule_set" ADD COLUMN     "shadow_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "rule_switch" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_switch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_shadow" (
    "id" SERIAL NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "decided" JSONB NOT NULL,
    "would" JSONB NOT NULL,
    "differs" BOOLEAN NOT NULL,
    "because" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_shadow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_dry_run" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "task_id" UUID NOT NULL,
    "base_version" INTEGER,
    "base" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "draft" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "records" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "like_people" INTEGER NOT NULL DEFAULT 0,
    "against_people" INTEGER NOT NULL DEFAULT 0,
    "effects" JSONB NOT NULL DEFAULT '{}',
    "started_by" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_dry_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_dry_move" (
    "portal_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "from_key" TEXT NOT NULL,
    "to_key" TEXT NOT NULL,
    "from" JSONB NOT NULL,
    "to" JSONB NOT NULL,
    "count" INTEGER NOT NULL,
    "like_people" INTEGER NOT NULL,
    "against_people" INTEGER NOT NULL,
    "samples" JSONB NOT NULL,

    CONSTRAINT "rule_dry_move_pkey" PRIMARY KEY ("run_id","from_key","to_key")
);

-- CreateIndex
CREATE INDEX "rule_switch_portal_id_kind_id_idx" ON "rule_switch"("portal_id", "kind", "id");

-- CreateIndex
CREATE INDEX "rule_shadow_portal_id_kind_at_idx" ON "rule_shadow"("portal_id", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "rule_shadow_portal_id_kind_reader_subject_key" ON "rule_shadow"("portal_id", "kind", "reader", "subject");

-- CreateIndex
CREATE INDEX "rule_dry_run_portal_id_kind_started_at_idx" ON "rule_dry_run"("portal_id", "kind", "started_at");

-- CreateIndex
CREATE INDEX "rule_dry_move_portal_id_run_id_idx" ON "rule_dry_move"("portal_id", "run_id");

-- AddForeignKey
ALTER TABLE "rule_switch" ADD CONSTRAINT "rule_switch_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_shadow" ADD CONSTRAINT "rule_shadow_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_dry_run" ADD CONSTRAINT "rule_dry_run_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_dry_move" ADD CONSTRAINT "rule_dry_move_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "rule_dry_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows(name::regclass) FROM unnest(ARRAY['rule_switch', 'rule_shadow', 'rule_dry_run', 'rule_dry_move']) AS name;
