-- CreateTable
CREATE TABLE "portal_wipe" (
    "id" SERIAL NOT NULL,
    "member_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "rows" INTEGER NOT NULL,
    "files" INTEGER NOT NULL,

    CONSTRAINT "portal_wipe_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "portal_wipe_member_id_id_idx" ON "portal_wipe"("member_id", "id");
