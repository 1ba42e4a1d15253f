-- CreateTable
CREATE TABLE "robot_call" (
    "portal_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "properties" JSONB NOT NULL,
    "called_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "robot_call_pkey" PRIMARY KEY ("portal_id","id")
);

-- CreateIndex
CREATE INDEX "robot_call_portal_id_called_at_idx" ON "robot_call"("portal_id", "called_at");

-- AddForeignKey
ALTER TABLE "robot_call" ADD CONSTRAINT "robot_call_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('robot_call');
