import type { Reason } from '../kernel/reason.ts'
import { activityEntityTypeId, type PlannedWrite } from '../portal/index.ts'
import { typeNames } from './rules/comment-type.ts'
import type { Place } from './rules/new-bindings.ts'

/** A comment is no record of the CRM: the ledger knows it by its number alone. */
export const commentEntityTypeId = 0

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
  /** Number of the activity, or of the comment. */
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

const commentBindings = (kind: 'find' | 'missing', OWNER_ID: number, { entityTypeId, entityId }: Place) => ({
  kind,
  method: 'crm.timeline.bindings.list',
  params: { filter: { OWNER_ID } },
  path: [],
  where: { ENTITY_ID: entityId, ENTITY_TYPE: typeNames[entityTypeId] ?? '' },
})

const commentFields = (OWNER_ID: number, { entityTypeId, entityId }: Place) => ({
  fields: { OWNER_ID, ENTITY_ID: entityId, ENTITY_TYPE: typeNames[entityTypeId] ?? '' },
})

/** Shows a comment in another card too. Bitrix24 docs: api-reference/crm/timeline/bindings/crm-timeline-bindings-bind */
export function commentWrite({ activityId: commentId, to, times, leaves, because }: Binding): PlannedWrite {
  const { entityTypeId, entityId } = to
  return {
    key: `${timelineRule}:c${commentId}:${entityTypeId}:${entityId}:${times}`,
    action: 'bind',
    entityTypeId: commentEntityTypeId,
    entityId: commentId,
    method: 'crm.timeline.bindings.bind',
    params: commentFields(commentId, to),
    before: {},
    after: { entityTypeId, entityId, ...(leaves ? { leaves: `${leaves.entityTypeId}:${leaves.entityId}` } : {}) },
    because,
    lookUp: commentBindings('find', commentId, to),
  }
}

/** Takes a comment out of a card, after it came into another. Bitrix24 docs: …/bindings/crm-timeline-bindings-unbind */
export function commentLeavingWrite(
  commentId: number,
  from: Place,
  because: readonly Reason[],
  after: string,
): PlannedWrite {
  const { entityTypeId, entityId } = from
  return {
    key: `${timelineRule}:c${commentId}:${entityTypeId}:${entityId}:left:${after}`,
    action: 'unbind',
    entityTypeId: commentEntityTypeId,
    entityId: commentId,
    method: 'crm.timeline.bindings.unbind',
    params: commentFields(commentId, from),
    before: { entityTypeId, entityId },
    after: {},
    because,
    lookUp: commentBindings('missing', commentId, from),
  }
}

/** The card that a tie’s activity leaves, as {@link bindingWrite} noted it. */
export function leftCard(after: Readonly<Record<string, unknown>>): Place | null {
  const [entityTypeId, entityId] = (typeof after['leaves'] === 'string' ? after['leaves'] : '').split(':').map(Number)
  return entityTypeId && entityId ? { entityTypeId, entityId } : null
}

/** The write as one of a run over the past, which what follows from it belongs to too. */
export const ofPast = (write: PlannedWrite, taskId: string): PlannedWrite =>
  leftCard(write.after) ? { ...write, after: { ...write.after, past: taskId } } : write

/** Name of the run over the past to which a tie belongs, as {@link ofPast} noted it. */
export const runOfPast = ({ past }: Readonly<Record<string, unknown>>): string | null =>
  typeof past === 'string' ? runName(past) : null
