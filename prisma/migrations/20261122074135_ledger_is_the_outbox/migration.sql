-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "evidence" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "ledger_entry" ADD COLUMN     "guarded" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "look_up" JSONB,
ADD COLUMN     "undoes" INTEGER;

-- AlterTable
ALTER TABLE "ledger_run" ADD COLUMN     "refusal" JSONB;

-- Writes that happened before the ledger keep their names: none of them may happen again.
INSERT INTO "ledger_run" ("id", "portal_id", "rule", "mode", "cause", "started_at", "ended_at")
SELECT gen_random_uuid(), w."portal_id", 'before-the-ledger', 'live', '{"kind": "schedule", "id": "0"}', min(w."started_at"), max(w."started_at")
FROM "portal_write" w JOIN "portal" p ON p."id" = w."portal_id" GROUP BY w."portal_id";
INSERT INTO "ledger_entry" ("portal_id", "run_id", "key", "entity_type_id", "action", "method", "params", "before", "after", "because", "state",
  "result", "created_at", "sent_at", "done_at")
SELECT w."portal_id", r."id", w."key", 0, 'other', '', '{}', '{}', '{}', '[]', w."state", w."result", w."started_at", w."started_at", w."done_at"
FROM "portal_write" w JOIN "ledger_run" r ON r."portal_id" = w."portal_id" AND r."rule" = 'before-the-ledger';
DROP TABLE "portal_write";

-- CreateIndex
CREATE INDEX "audit_event_portal_id_id_idx" ON "audit_event"("portal_id", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_portal_id_state_id_idx" ON "ledger_entry"("portal_id", "state", "id");
