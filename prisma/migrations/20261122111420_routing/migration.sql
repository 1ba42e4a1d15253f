-- CreateTable
CREATE TABLE "routing_turn" (
    "portal_id" UUID NOT NULL,
    "group_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "routing_turn_pkey" PRIMARY KEY ("portal_id","group_id")
);

-- AddForeignKey
ALTER TABLE "routing_turn" ADD CONSTRAINT "routing_turn_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('routing_turn');
