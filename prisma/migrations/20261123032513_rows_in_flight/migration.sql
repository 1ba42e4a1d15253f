-- Before each request of an import its rows in doubt are looked for: few or none among hundreds of thousands.
CREATE INDEX "import_row_in_flight_idx" ON "import_row" ("portal_id", "entity_type_id", "id")
WHERE "state" = 'IN_FLIGHT';
