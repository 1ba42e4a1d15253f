-- The product works as this role: it owns nothing and no policy is lifted for it. Without a password it gets in only where
-- local connections are trusted; a server's administrator gives it one.
DO $$
BEGIN
  CREATE ROLE poryadok_app LOGIN;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The role poryadok_app is missing. As an administrator of the server run: CREATE ROLE poryadok_app LOGIN; GRANT poryadok_app TO %', current_user;
END $$;

-- Who migrates may also act as the product.
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'poryadok_app', 'SET') THEN
    EXECUTE format('GRANT poryadok_app TO %I', current_user);
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO poryadok_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO poryadok_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO poryadok_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO poryadok_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO poryadok_app;

DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON TABLE public._prisma_migrations FROM poryadok_app;
    GRANT SELECT ON TABLE public._prisma_migrations TO poryadok_app;
  END IF;
END $$;

-- The letter's bytes belong to a portal as the letter does.
ALTER TABLE "letter_raw" ADD COLUMN "portal_id" UUID;
UPDATE "letter_raw" SET "portal_id" = "letter"."portal_id" FROM "letter" WHERE "letter"."id" = "letter_raw"."letter_id";
ALTER TABLE "letter_raw" ALTER COLUMN "portal_id" SET NOT NULL;

-- A row is in sight when the connection was told its portal, or '*' for work across portals.
CREATE FUNCTION portal_in_sight(portal UUID) RETURNS BOOLEAN LANGUAGE SQL STABLE PARALLEL SAFE
  RETURN current_setting('poryadok.portal', true) IN ('*', portal::text);

-- Every later table of a portal calls this in its migration: SELECT secure_portal_rows('its_name');
CREATE FUNCTION secure_portal_rows(target REGCLASS, portal_column NAME DEFAULT 'portal_id') RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY portal_rows ON %s USING (portal_in_sight(%I)) WITH CHECK (portal_in_sight(%I))',
    target, portal_column, portal_column);
END $$;

SELECT secure_portal_rows('portal', 'id');
SELECT secure_portal_rows(name::regclass)
FROM unnest(ARRAY['mailbox', 'letter', 'letter_raw', 'message_ref', 'request_record', 'decision',
  'portal_event', 'rest_call', 'directory_list', 'portal_write']) AS name;
