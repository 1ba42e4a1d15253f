-- What a sandbox key tried is not what a live key of the same client did.
DROP INDEX "api_call_portal_id_client_idempotency_key_key";
CREATE UNIQUE INDEX "api_call_portal_id_client_sandbox_idempotency_key_key" ON "api_call"("portal_id", "client", "sandbox", "idempotency_key");

ALTER TABLE "center_call" ADD COLUMN     "sandbox" BOOLEAN NOT NULL DEFAULT false;
-- Calls that only a sandbox told of, known by the number that it gives them.
UPDATE "center_call" SET "sandbox" = true WHERE "portal_call_id" = 'sandbox';
DROP INDEX "center_call_portal_id_client_external_id_key";
CREATE UNIQUE INDEX "center_call_portal_id_client_sandbox_external_id_key" ON "center_call"("portal_id", "client", "sandbox", "external_id");
