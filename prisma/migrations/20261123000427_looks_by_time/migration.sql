-- AlterTable
ALTER TABLE "center_hook_cursor" DROP COLUMN "stage_id";
