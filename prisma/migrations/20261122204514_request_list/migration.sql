-- CreateTable
CREATE TABLE "request_view" (
    "portal_id" UUID NOT NULL,
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "selection" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_list_layout" (
    "portal_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "layout" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_list_layout_pkey" PRIMARY KEY ("portal_id","user_id")
);

-- CreateIndex
CREATE INDEX "request_view_portal_id_shared_user_id_idx" ON "request_view"("portal_id", "shared", "user_id");

-- AddForeignKey
ALTER TABLE "request_view" ADD CONSTRAINT "request_view_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_list_layout" ADD CONSTRAINT "request_list_layout_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('request_view');
SELECT secure_portal_rows('request_list_layout');
