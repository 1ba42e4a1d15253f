-- AlterTable
ALTER TABLE "rule_dry_run" ADD COLUMN     "loads" JSONB NOT NULL DEFAULT '[]';
