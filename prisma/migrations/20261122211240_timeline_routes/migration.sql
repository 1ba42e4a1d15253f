-- CreateTable
CREATE TABLE "timeline_route" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_route_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline_cursor" (
    "portal_id" UUID NOT NULL,
    "after_id" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_cursor_pkey" PRIMARY KEY ("portal_id")
);

-- CreateTable
CREATE TABLE "timeline_heard" (
    "portal_id" UUID NOT NULL,
    "activity_id" INTEGER NOT NULL,

    CONSTRAINT "timeline_heard_pkey" PRIMARY KEY ("portal_id","activity_id")
);

-- CreateIndex
CREATE INDEX "timeline_route_portal_id_idx" ON "timeline_route"("portal_id");

-- AddForeignKey
ALTER TABLE "timeline_route" ADD CONSTRAINT "timeline_route_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_cursor" ADD CONSTRAINT "timeline_cursor_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_heard" ADD CONSTRAINT "timeline_heard_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('timeline_route');
SELECT secure_portal_rows('timeline_cursor');
SELECT secure_portal_rows('timeline_heard');
