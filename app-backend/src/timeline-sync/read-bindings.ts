import { z } from 'zod'
import { faultError, type Command, type PortalClient } from '../portal/index.ts'
import type { Place } from './rules/new-bindings.ts'

/** Commands of one REST request. */
const batchSize = 50

const place = z.object({ entityTypeId: z.coerce.number().int(), entityId: z.coerce.number().int() })

/**
 * Where each activity shows, 50 a REST request; one that is gone, or that the app may not read, is left out.
 * Bitrix24 docs: api-reference/crm/timeline/activities/binding/crm-activity-binding-list
 */
export async function readBindings(
  portal: PortalClient,
  portalId: string,
  activityIds: readonly number[],
): Promise<Map<number, Place[]>> {
  const found = new Map<number, Place[]>()
  for (let from = 0; from < activityIds.length; from += batchSize) {
    const ids = activityIds.slice(from, from + batchSize)
    const commands = Object.fromEntries(
      ids.map((activityId): [string, Command] => [
        `b${activityId}`,
        { method: 'crm.activity.binding.list', params: { activityId } },
      ]),
    )
    const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
    for (const activityId of ids) {
      const answer = answers[`b${activityId}`]
      if (answer?.ok) found.set(activityId, z.array(place).parse(answer.result))
      else if (answer && answer.fault.code !== 'portal.refused' && answer.fault.code !== 'portal.no-rights')
        throw faultError(answer.fault, { kind: 'read' })
    }
  }
  return found
}
