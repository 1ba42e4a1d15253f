import type { PrismaClient } from '@poryadok/prisma'
import type { Tenant } from '../portal/index.ts'
import { readKnownOf } from './state-store.ts'
import type { TriageState } from './rules/triage-state.ts'

export interface OpenDeadline {
  entityTypeId: number
  entityId: number
  title: string
  state: TriageState
}

/** Requests with a category that are not closed, the newest first, after the one told. */
export async function openDeadlines(
  prisma: PrismaClient,
  { id: portalId, entityTypeId }: Tenant,
  { closed, before, take }: { closed: readonly string[]; before: number | null; take: number },
): Promise<OpenDeadline[]> {
  const shown = await prisma.$queryRaw<{ entityId: number; title: string | null }[]>`
    SELECT t.entity_id AS "entityId", s.title FROM request_triage t
    JOIN record_snapshot s ON s.portal_id = t.portal_id AND s.entity_type_id = t.entity_type_id AND s.entity_id = t.entity_id
    WHERE t.portal_id = ${portalId}::uuid AND t.entity_type_id = ${entityTypeId} AND t.category_id IS NOT NULL
      AND s.deleted_at IS NULL AND NOT (COALESCE(s.stage_id, '') = ANY(${[...closed]}::text[]))
      AND (${before}::int IS NULL OR t.entity_id < ${before}::int)
    ORDER BY t.entity_id DESC LIMIT ${take}`
  const states = await readKnownOf(
    prisma,
    { portalId, entityTypeId },
    shown.map(({ entityId }) => entityId),
  )
  return shown.flatMap(({ entityId, title }) => {
    const state = states.get(entityId)
    return state ? [{ entityTypeId, entityId, title: title ?? '', state }] : []
  })
}
