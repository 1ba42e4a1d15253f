-- AlterTable
ALTER TABLE "import_run" ADD COLUMN     "belongs_to" UUID,
ADD COLUMN     "content" TEXT NOT NULL DEFAULT 'records';
