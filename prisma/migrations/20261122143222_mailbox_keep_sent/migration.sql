-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "keep_sent" BOOLEAN NOT NULL DEFAULT false;
