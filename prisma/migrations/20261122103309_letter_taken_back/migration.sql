-- AlterTable
ALTER TABLE "outgoing_letter" ADD COLUMN     "draft" JSONB;
