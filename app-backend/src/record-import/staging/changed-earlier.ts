import { Prisma } from '@poryadok/prisma'

/** The row `r` changed the record of a row that came in before it: another import made that record. */
export const changedEarlier = Prisma.sql`EXISTS (
  SELECT FROM import_row e WHERE e.portal_id = r.portal_id AND e.entity_type_id = r.entity_type_id
    AND e.origin_id = r.origin_id AND e.import_id <> r.import_id AND e.state = 'SUCCESS'
    AND (e.settled_at, e.id) < (r.settled_at, r.id))`
