-- CreateTable
CREATE TABLE "request_field_set" (
    "portal_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "changed_by" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_field_set_pkey" PRIMARY KEY ("portal_id")
);

-- CreateTable
CREATE TABLE "request_macro" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "steps" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_by" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_macro_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "request_macro_portal_id_position_idx" ON "request_macro"("portal_id", "position");

-- AddForeignKey
ALTER TABLE "request_field_set" ADD CONSTRAINT "request_field_set_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_macro" ADD CONSTRAINT "request_macro_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('request_field_set');
SELECT secure_portal_rows('request_macro');
