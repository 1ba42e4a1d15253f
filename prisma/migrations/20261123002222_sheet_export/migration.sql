-- CreateTable
CREATE TABLE "sheet_book" (
    "portal_id" UUID NOT NULL,
    "spreadsheet_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fault" TEXT,
    "connected_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sheet_book_pkey" PRIMARY KEY ("portal_id")
);

-- CreateTable
CREATE TABLE "exported_sheet" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "sheet_id" INTEGER,
    "title" TEXT NOT NULL,
    "fields" TEXT[],
    "fault" TEXT,
    "last_pass" JSONB,
    "written_at" TIMESTAMPTZ(3),
    "compared_at" TIMESTAMPTZ(3),
    "watermark" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exported_sheet_pkey" PRIMARY KEY ("portal_id","entity_type_id")
);

-- CreateTable
CREATE TABLE "sheet_heard" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sheet_heard_pkey" PRIMARY KEY ("portal_id","entity_type_id","entity_id")
);

-- AddForeignKey
ALTER TABLE "sheet_book" ADD CONSTRAINT "sheet_book_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exported_sheet" ADD CONSTRAINT "exported_sheet_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_heard" ADD CONSTRAINT "sheet_heard_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('sheet_book');
SELECT secure_portal_rows('exported_sheet');
SELECT secure_portal_rows('sheet_heard');
