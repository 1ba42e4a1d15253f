import { z } from 'zod'
import type { PortalClient } from '../portal/index.ts'
import type { Place } from './activity-writes.ts'

const rows = z.array(z.object({ ID: z.coerce.number().int(), TYPE_ID: z.coerce.number().nullish() }))
const pageSize = 50
/** More of one request than anyone merges. */
const most = 2_500
const taskType = 3
const emailType = 4

/**
 * Numbers of the timeline's records of a request, the oldest first: all of them, or the letters from one record on. Tasks stay
 * with their request, which the portal keeps in the task itself. 50 a REST request.
 * Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-list
 */
export async function timelineRecords(
  portal: PortalClient,
  portalId: string,
  { entityTypeId, entityId }: Place,
  lettersFrom: number | null,
): Promise<number[]> {
  const found: number[] = []
  for (let after = (lettersFrom ?? 1) - 1; found.length < most;) {
    const params = {
      filter: {
        OWNER_TYPE_ID: entityTypeId,
        OWNER_ID: entityId,
        '>ID': after,
        ...(lettersFrom === null ? {} : { TYPE_ID: emailType }),
      },
      select: ['ID', 'TYPE_ID'],
      order: { ID: 'ASC' },
      start: -1,
    }
    const { result } = await portal.call({ kind: 'portal', portalId }, 'crm.activity.list', params, { kind: 'read' })
    const page = rows.parse(result)
    found.push(...page.filter((row) => row.TYPE_ID !== taskType).map((row) => row.ID))
    if (page.length < pageSize) break
    after = page.at(-1)?.ID ?? after
  }
  return found
}
