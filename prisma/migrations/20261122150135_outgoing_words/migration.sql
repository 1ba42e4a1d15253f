-- CreateTable
CREATE TABLE "outgoing_words" (
    "outgoing_id" INTEGER NOT NULL,
    "portal_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "outgoing_words_pkey" PRIMARY KEY ("outgoing_id")
);

-- CreateIndex
CREATE INDEX "outgoing_words_words_idx" ON "outgoing_words" USING GIN ("words");

-- AddForeignKey
ALTER TABLE "outgoing_words" ADD CONSTRAINT "outgoing_words_outgoing_id_fkey" FOREIGN KEY ("outgoing_id") REFERENCES "outgoing_letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT secure_portal_rows('outgoing_words');

-- As with letters that came in: these two look past the policy, and ask it themselves for the one portal they are given.
CREATE FUNCTION requests_with_sent_words(portal UUID, question TSQUERY, most INT)
RETURNS TABLE (request_id INT, letters INT) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_catalog AS $$
BEGIN
  IF portal_in_sight(portal) THEN
    RETURN QUERY SELECT o.request_id, count(*)::int FROM outgoing_words w JOIN outgoing_letter o ON o.id = w.outgoing_id
    WHERE w.words @@ (question && quote_literal('portal:' || portal)::tsquery) AND w.portal_id = portal
      AND o.request_id IS NOT NULL AND o.state <> 'cancelled'
    GROUP BY o.request_id ORDER BY max(o.id) DESC LIMIT most;
  END IF;
END $$;

CREATE FUNCTION sent_with_words(portal UUID, question TSQUERY, requests INT[], most INT)
RETURNS TABLE (outgoing_id INT) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_catalog AS $$
BEGIN
  IF portal_in_sight(portal) THEN
    RETURN QUERY SELECT w.outgoing_id FROM outgoing_words w JOIN outgoing_letter o ON o.id = w.outgoing_id
    WHERE w.words @@ (question && quote_literal('portal:' || portal)::tsquery) AND w.portal_id = portal
      AND o.request_id = ANY(requests) AND o.state <> 'cancelled'
    ORDER BY w.outgoing_id DESC LIMIT most;
  END IF;
END $$;

REVOKE EXECUTE ON FUNCTION requests_with_sent_words(UUID, TSQUERY, INT) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION sent_with_words(UUID, TSQUERY, INT[], INT) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION requests_with_sent_words(UUID, TSQUERY, INT) TO poryadok_app;
GRANT EXECUTE ON FUNCTION sent_with_words(UUID, TSQUERY, INT[], INT) TO poryadok_app;

-- Letters that went out before: their words as they stand.
INSERT INTO outgoing_words (outgoing_id, portal_id, subject, people, text, words)
SELECT id, portal_id, subject, array_to_string("to" || cc, ', '), left(text, 100000),
  setweight(to_tsvector('russian', translate(subject, 'ёЁ', 'еЕ')) || to_tsvector('simple', subject), 'A') ||
  setweight(to_tsvector('simple', array_to_string("to" || cc, ', ')), 'B') ||
  to_tsvector('russian', translate(left(text, 100000), 'ёЁ', 'еЕ')) || to_tsvector('simple', left(text, 100000)) ||
  array_to_tsvector(ARRAY['portal:' || portal_id])
FROM outgoing_letter WHERE request_id IS NOT NULL AND NOT automatic;
