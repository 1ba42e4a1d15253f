-- AlterTable
ALTER TABLE "letter_move" ADD COLUMN     "end_run_id" UUID,
ADD COLUMN     "ending" TEXT,
ADD COLUMN     "task_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
