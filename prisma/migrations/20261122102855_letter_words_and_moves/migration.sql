-- CreateTable
CREATE TABLE "letter_move" (
    "id" UUID NOT NULL,
    "portal_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER,
    "title" TEXT NOT NULL DEFAULT '',
    "letter_ids" INTEGER[],
    "ref_ids" INTEGER[],
    "user_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "failure" JSONB,
    "undo_run_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_words" (
    "letter_id" INTEGER NOT NULL,
    "portal_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "files" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "letter_words_pkey" PRIMARY KEY ("letter_id")
);

-- CreateIndex
CREATE INDEX "letter_move_portal_id_from_id_idx" ON "letter_move"("portal_id", "from_id");

-- CreateIndex
CREATE INDEX "letter_move_portal_id_to_id_idx" ON "letter_move"("portal_id", "to_id");

-- CreateIndex
CREATE INDEX "letter_move_portal_id_undo_run_id_idx" ON "letter_move"("portal_id", "undo_run_id");

-- CreateIndex
CREATE INDEX "letter_words_words_idx" ON "letter_words" USING GIN ("words");

-- AddForeignKey
ALTER TABLE "letter_words" ADD CONSTRAINT "letter_words_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('letter_words');
SELECT secure_portal_rows('letter_move');

-- The match of words is not leakproof, so a row policy keeps the index from being used: these two look past the policy, and
-- ask it themselves for the one portal they are given.
CREATE FUNCTION requests_with_words(portal UUID, question TSQUERY, most INT)
RETURNS TABLE (request_id INT, letters INT) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_catalog AS $$
BEGIN
  IF portal_in_sight(portal) THEN
    RETURN QUERY SELECT l.request_id, count(*)::int FROM letter_words w JOIN letter l ON l.id = w.letter_id
    WHERE w.words @@ (question && quote_literal('portal:' || portal)::tsquery) AND w.portal_id = portal AND l.request_id IS NOT NULL
    GROUP BY l.request_id ORDER BY max(l.id) DESC LIMIT most;
  END IF;
END $$;

-- `requests`: only letters of these; NULL = letters without a request too.
CREATE FUNCTION letters_with_words(portal UUID, question TSQUERY, requests INT[], before INT, most INT)
RETURNS TABLE (letter_id INT) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_catalog AS $$
BEGIN
  IF portal_in_sight(portal) THEN
    RETURN QUERY SELECT w.letter_id FROM letter_words w JOIN letter l ON l.id = w.letter_id
    WHERE w.words @@ (question && quote_literal('portal:' || portal)::tsquery) AND w.portal_id = portal
      AND (requests IS NULL OR l.request_id = ANY(requests)) AND (before IS NULL OR w.letter_id < before)
    ORDER BY w.letter_id DESC LIMIT most;
  END IF;
END $$;

REVOKE EXECUTE ON FUNCTION requests_with_words(UUID, TSQUERY, INT) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION letters_with_words(UUID, TSQUERY, INT[], INT, INT) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION requests_with_words(UUID, TSQUERY, INT) TO poryadok_app;
GRANT EXECUTE ON FUNCTION letters_with_words(UUID, TSQUERY, INT[], INT, INT) TO poryadok_app;
