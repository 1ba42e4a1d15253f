-- AlterTable
ALTER TABLE "request_product" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);
