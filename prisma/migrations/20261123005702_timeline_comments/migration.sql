-- CreateTable
CREATE TABLE "timeline_heard_comment" (
    "portal_id" UUID NOT NULL,
    "comment_id" INTEGER NOT NULL,

    CONSTRAINT "timeline_heard_comment_pkey" PRIMARY KEY ("portal_id","comment_id")
);

-- AddForeignKey
ALTER TABLE "timeline_heard_comment" ADD CONSTRAINT "timeline_heard_comment_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('timeline_heard_comment');
