import type { Reason } from '../kernel/reason.ts'
import { activityEntityTypeId, type PlannedWrite } from '../portal/index.ts'

export interface Place {
  entityTypeId: number
  entityId: number
}

/**
 * Puts a record of the timeline from one card onto another; who it belongs to changes with it, its other cards stay. Within one
 * type the portal moves it in one step, so that it is never without its request.
 * Bitrix24 docs: api-reference/crm/timeline/activities/binding/crm-activity-binding-move
 */
export function activityWrites(
  key: string,
  activityId: number,
  from: Place,
  to: Place,
  because: Reason,
): PlannedWrite[] {
  const common = { entityTypeId: activityEntityTypeId, entityId: activityId, because: [because] }
  const bound = { method: 'crm.activity.binding.list', params: { activityId }, path: [] }
  const there = { ...bound, kind: 'find' as const, where: { ...to } }
  if (from.entityTypeId === to.entityTypeId) {
    const source = { sourceEntityTypeId: from.entityTypeId, sourceEntityId: from.entityId }
    const target = { targetEntityTypeId: to.entityTypeId, targetEntityId: to.entityId }
    const params = { activityId, ...source, ...target }
    const method = 'crm.activity.binding.move'
    return [{ ...common, key, action: 'bind', method, params, before: { ...from }, after: { ...to }, lookUp: there }]
  }
  const gone = { ...bound, kind: 'missing' as const, where: { ...from } }
  return [
    {
      ...common,
      key: `${key}:to`,
      action: 'bind',
      method: 'crm.activity.binding.add',
      params: { activityId, ...to },
      before: {},
      after: { ...to },
      lookUp: there,
    },
    {
      ...common,
      key: `${key}:from`,
      action: 'unbind',
      method: 'crm.activity.binding.delete',
      params: { activityId, ...from },
      before: { ...from },
      after: {},
      lookUp: gone,
    },
  ]
}
