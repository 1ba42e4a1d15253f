import type { Reason } from '../kernel/reason.ts'
import { activityEntityTypeId, type PlannedWrite } from '../portal/index.ts'
import type { Place } from './rules/new-bindings.ts'

/** Name of the rule in the ledger and the audit. */
export const timelineRule = 'timeline-sync'

/** Name in the ledger of a run over the past. */
export const runName = (taskId: string): string => `${timelineRule}:${taskId}`

const asked = (kind: 'find' | 'missing', activityId: number, { entityTypeId, entityId }: Place) => ({
  kind,
  method: 'crm.activity.binding.list',
  params: { activityId },
  path: [],
  where: { entityTypeId, entityId },
})

interface Binding {
  activityId: number
  to: Place
  /** How often the product tied the two before. */
  times: number
  /** The card that the activity leaves once it is tied. */
  leaves: Place | null
  because: readonly Reason[]
}

/**
 * Shows an activity in another card too: the same entry, with its date, author, recording and later changes.
 * Bitrix24 docs: api-reference/crm/timeline/activities/binding/crm-activity-binding-add
 */
export function bindingWrite({ activityId, to, times, leaves, because }: Binding): PlannedWrite {
  const { entityTypeId, entityId } = to
  return {
    key: `${timelineRule}:${activityId}:${entityTypeId}:${entityId}:${times}`,
    action: 'bind',
    entityTypeId: activityEntityTypeId,
    entityId: activityId,
    method: 'crm.activity.binding.add',
    params: { activityId, entityTypeId, entityId },
    before: {},
    after: { entityTypeId, entityId, ...(leaves ? { leaves: `${leaves.entityTypeId}:${leaves.entityId}` } : {}) },
    because,
    lookUp: asked('find', activityId, to),
  }
}

/** Takes an activity out of a card, after it came into another. Bitrix24 docs: …/binding/crm-activity-binding-delete */
export function leavingWrite(activityId: number, from: Place, because: readonly Reason[], after: string): PlannedWrite {
  const { entityTypeId, entityId } = from
  return {
    key: `${timelineRule}:${activityId}:${entityTypeId}:${entityId}:left:${after}`,
    action: 'unbind',
    entityTypeId: activityEntityTypeId,
    entityId: activityId,
    method: 'crm.activity.binding.delete',
    params: { activityId, entityTypeId, entityId },
    before: { entityTypeId, entityId },
    after: {},
    because,
    lookUp: asked('missing', activityId, from),
  }
}

/** The card that a tie’s activity leaves, as {@link bindingWrite} noted it. */
export function leftCard(after: Readonly<Record<string, unknown>>): Place | null {
  const [entityTypeId, entityId] = (typeof after['leaves'] === 'string' ? after['leaves'] : '').split(':').map(Number)
  return entityTypeId && entityId ? { entityTypeId, entityId } : null
}
