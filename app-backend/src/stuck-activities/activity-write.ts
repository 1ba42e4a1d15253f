import type { Reason } from '../kernel/reason.ts'
import { activityEntityTypeId, type PlannedWrite } from '../portal/index.ts'
import type { OpenActivity } from './read-activities.ts'

export const stuckRule = 'stuck-activities'

/** Gives an activity to somebody else. Bitrix24 docs: api-reference/crm/timeline/activities/todo/crm-activity-todo-update-responsible-user */
export function movingWrite(key: string, activity: OpenActivity, to: number, because: readonly Reason[]): PlannedWrite {
  const { id, kind, owner, responsibleId } = activity
  const todo = { id, ownerTypeId: owner.entityTypeId, ownerId: owner.id, responsibleId: to }
  const fields = { RESPONSIBLE_ID: to }
  return {
    ...write(key, id, because),
    method: kind === 'todo' ? 'crm.activity.todo.updateResponsibleUser' : 'crm.activity.update',
    params: kind === 'todo' ? todo : { id, fields },
    before: { RESPONSIBLE_ID: responsibleId },
    after: fields,
    lookUp: found(id, fields),
  }
}

/** Ends an activity. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-update */
export function completingWrite(key: string, { id }: OpenActivity, because: readonly Reason[]): PlannedWrite {
  const fields = { COMPLETED: 'Y' }
  return {
    ...write(key, id, because),
    method: 'crm.activity.update',
    params: { id, fields },
    before: { COMPLETED: 'N' },
    after: fields,
    lookUp: found(id, fields),
  }
}

const write = (key: string, entityId: number, because: readonly Reason[]) => ({
  key,
  entityId,
  because,
  action: 'update' as const,
  entityTypeId: activityEntityTypeId,
})

const found = (id: number, fields: object): PlannedWrite['lookUp'] => ({
  kind: 'find',
  method: 'crm.activity.list',
  params: { filter: { ID: id, ...fields }, select: ['ID'] },
  path: [],
})
