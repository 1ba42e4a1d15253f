-- CreateTable
CREATE TABLE "product_node" (
    "portal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "parent" TEXT,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "sort" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL,
    "load" INTEGER NOT NULL,

    CONSTRAINT "product_node_pkey" PRIMARY KEY ("portal_id","key")
);

-- CreateTable
CREATE TABLE "product_directory" (
    "portal_id" UUID NOT NULL,
    "load" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "loaded_at" TIMESTAMPTZ(3),
    "fault" TEXT,

    CONSTRAINT "product_directory_pkey" PRIMARY KEY ("portal_id")
);

-- CreateTable
CREATE TABLE "request_product" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "path" JSONB NOT NULL,
    "code" TEXT NOT NULL,
    "contact_id" INTEGER,
    "company_id" INTEGER,
    "picked_by" INTEGER NOT NULL,
    "picked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_product_mirror" (
    "portal_id" UUID NOT NULL,
    "entity_type_id" INTEGER NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,
    "product_ids" INTEGER[],

    CONSTRAINT "request_product_mirror_pkey" PRIMARY KEY ("portal_id","entity_type_id","entity_id")
);

-- CreateIndex
CREATE INDEX "request_product_portal_id_contact_id_picked_at_idx" ON "request_product"("portal_id", "contact_id", "picked_at");

-- CreateIndex
CREATE INDEX "request_product_portal_id_company_id_picked_at_idx" ON "request_product"("portal_id", "company_id", "picked_at");

-- CreateIndex
CREATE UNIQUE INDEX "request_product_portal_id_entity_type_id_entity_id_key_key" ON "request_product"("portal_id", "entity_type_id", "entity_id", "key");

-- AddForeignKey
ALTER TABLE "product_node" ADD CONSTRAINT "product_node_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_directory" ADD CONSTRAINT "product_directory_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_product" ADD CONSTRAINT "request_product_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_product_mirror" ADD CONSTRAINT "request_product_mirror_portal_id_fkey" FOREIGN KEY ("portal_id") REFERENCES "portal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('product_node');
SELECT secure_portal_rows('product_directory');
SELECT secure_portal_rows('request_product');
SELECT secure_portal_rows('request_product_mirror');
