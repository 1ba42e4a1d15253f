-- AlterTable
ALTER TABLE "exported_sheet" ADD COLUMN     "days" INTEGER;
