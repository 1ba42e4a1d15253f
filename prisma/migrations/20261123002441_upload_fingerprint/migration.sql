-- AlterTable
ALTER TABLE "import_upload" ADD COLUMN     "fingerprint" TEXT;
