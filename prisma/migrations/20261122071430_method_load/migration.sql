-- CreateTable
CREATE UNLOGGED TABLE "method_load" (
    "key" TEXT NOT NULL,
    "seconds" DOUBLE PRECISION NOT NULL,
    "reset_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "method_load_pkey" PRIMARY KEY ("key")
);
