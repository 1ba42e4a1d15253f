import type { LookUp, Values, WriteAction } from './written.ts'
import { originMark } from '../../../kernel/origin-mark.ts'

/** A write of the ledger, as far as taking it back needs it. */
export interface DoneWrite {
  id: number
  action: WriteAction
  entityTypeId: number
  entityId: number | null
  method: string
  params: Values
  before: Values
  after: Values
}

export interface Inverse {
  action: WriteAction
  entityId: number | null
  method: string
  params: Values
  before: Values
  after: Values
  lookUp: LookUp
  /** The record must still hold what was written. */
  guarded: boolean
}

/** The write that takes another one back; null where the portal has no such thing. */
export function inverseWrite(write: DoneWrite): Inverse | null {
  const { entityTypeId, entityId, method, before, after } = write
  const turned = { before: after, after: before }
  if (method === 'crm.item.update' && entityId !== null) {
    const params = { entityTypeId, id: entityId, fields: before, useOriginalUfNames: 'Y' }
    return { ...turned, action: 'update', entityId, method, params, lookUp: { kind: 'fields' }, guarded: true }
  }
  if (method === 'crm.item.add' && entityId !== null)
    return {
      ...turned,
      action: 'delete',
      entityId,
      method: 'crm.item.delete',
      params: { entityTypeId, id: entityId },
      lookUp: absent('crm.item.list', { entityTypeId, filter: { id: entityId }, select: ['id'], start: -1 }, ['items']),
      guarded: true,
    }
  if (method === 'crm.item.delete') return again(write)
  if (method === 'crm.activity.add' && entityId !== null)
    return {
      ...turned,
      action: 'delete',
      entityId,
      method: 'crm.activity.delete',
      params: { id: entityId },
      lookUp: absent('crm.activity.list', { filter: { ID: entityId }, select: ['ID'] }, []),
      guarded: false,
    }
  if (method === 'crm.activity.update' || method === 'crm.activity.todo.updateResponsibleUser')
    return changedBack(write)
  // Its addresses go with it. Bitrix24 docs: api-reference/crm/requisites/universal/crm-requisite-delete
  if (method === 'crm.requisite.add' && entityId !== null)
    return {
      ...turned,
      action: 'delete',
      entityId,
      method: 'crm.requisite.delete',
      params: { id: entityId },
      lookUp: absent('crm.requisite.list', { filter: { ID: entityId }, select: ['ID'] }, []),
      guarded: false,
    }
  if (method === 'crm.activity.binding.add' || method === 'crm.activity.binding.delete') return turnedBinding(write)
  if (method === 'crm.timeline.bindings.bind' || method === 'crm.timeline.bindings.unbind') return turnedComment(write)
  if (method === 'crm.activity.binding.move') return movedBack(write)
  if (method === 'crm.timeline.comment.add' && entityId !== null) return withoutComment(write, entityId)
  return null
}

/** Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-update */
function changedBack({ entityId, method, params, before, after }: DoneWrite): Inverse {
  const todo = method.startsWith('crm.activity.todo.')
  const asked = { filter: { ID: entityId, ...before }, select: ['ID'] }
  return {
    action: 'update',
    entityId,
    method,
    params: todo ? { ...params, responsibleId: before['RESPONSIBLE_ID'] } : { id: entityId, fields: before },
    before: after,
    after: before,
    lookUp: { kind: 'find', method: 'crm.activity.list', params: asked, path: [] },
    guarded: false,
  }
}

const absent = (method: string, params: Values, path: string[]): LookUp => ({ kind: 'missing', method, params, path })

/** A record that was deleted comes back as a new one with its values, found by its mark. */
function again({ id, entityTypeId, before, after }: DoneWrite): Inverse {
  const mark = originMark(entityTypeId, `undo:${id}`)
  const fields = { ...before, ...mark }
  const params = { entityTypeId, filter: mark, select: ['id'], order: { id: 'ASC' }, start: -1 }
  return {
    action: 'add',
    entityId: null,
    method: 'crm.item.add',
    params: { entityTypeId, fields, useOriginalUfNames: 'Y' },
    before: after,
    after: fields,
    lookUp: { kind: 'find', method: 'crm.item.list', params, path: ['items'] },
    guarded: false,
  }
}

/** Bitrix24 docs: api-reference/crm/timeline/activities/binding/crm-activity-binding-add */
function turnedBinding({ action, entityId, method, params, before, after }: DoneWrite): Inverse {
  const bound = action === 'bind'
  const { activityId, entityTypeId, entityId: boundId } = params
  return {
    action: bound ? 'unbind' : 'bind',
    entityId,
    method: method.endsWith('.add') ? 'crm.activity.binding.delete' : 'crm.activity.binding.add',
    params,
    before: after,
    after: before,
    lookUp: {
      kind: bound ? 'missing' : 'find',
      method: 'crm.activity.binding.list',
      params: { activityId },
      path: [],
      where: { entityTypeId, entityId: boundId },
    },
    guarded: false,
  }
}

/** Bitrix24 docs: api-reference/crm/timeline/bindings/crm-timeline-bindings-unbind */
function turnedComment({ action, entityId, method, params, before, after }: DoneWrite): Inverse {
  const bound = action === 'bind'
  const { OWNER_ID, ENTITY_ID, ENTITY_TYPE } = params['fields'] as Values
  return {
    action: bound ? 'unbind' : 'bind',
    entityId,
    method: method.endsWith('.bind') ? 'crm.timeline.bindings.unbind' : 'crm.timeline.bindings.bind',
    params,
    before: after,
    after: before,
    lookUp: {
      kind: bound ? 'missing' : 'find',
      method: 'crm.timeline.bindings.list',
      params: { filter: { OWNER_ID } },
      path: [],
      where: { ENTITY_ID, ENTITY_TYPE },
    },
    guarded: false,
  }
}

/** Bitrix24 docs: api-reference/crm/timeline/activities/binding/crm-activity-binding-move */
function movedBack({ entityId, method, params, before, after }: DoneWrite): Inverse {
  const { activityId, sourceEntityTypeId, sourceEntityId, targetEntityTypeId, targetEntityId } = params
  const source = { sourceEntityTypeId: targetEntityTypeId, sourceEntityId: targetEntityId }
  const target = { targetEntityTypeId: sourceEntityTypeId, targetEntityId: sourceEntityId }
  const where = { entityTypeId: sourceEntityTypeId, entityId: sourceEntityId }
  return {
    action: 'bind',
    entityId,
    method,
    params: { activityId, ...source, ...target },
    before: after,
    after: before,
    lookUp: { kind: 'find', method: 'crm.activity.binding.list', params: { activityId }, path: [], where },
    guarded: false,
  }
}

/** Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-delete */
function withoutComment({ params, before, after }: DoneWrite, id: number): Inverse {
  const { ENTITY_ID, ENTITY_TYPE } = params['fields'] as Values
  const filter = { ENTITY_ID, ENTITY_TYPE }
  return {
    action: 'other',
    entityId: id,
    method: 'crm.timeline.comment.delete',
    params: { id },
    before: after,
    after: before,
    lookUp: {
      kind: 'missing',
      method: 'crm.timeline.comment.list',
      params: { filter, select: ['ID'] },
      path: [],
      where: { ID: id },
    },
    guarded: false,
  }
}
