-- CreateIndex
CREATE INDEX "portal_event_portal_id_object_id_idx" ON "portal_event"("portal_id", "object_id");
