-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "because" JSONB;

-- AlterTable
ALTER TABLE "outgoing_letter" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "automatic" BOOLEAN NOT NULL DEFAULT false;
