import type { Reason } from '../kernel/reason.ts'
import type { PlannedWrite } from '../portal/index.ts'
import type { SeenRequest } from './read-requests.ts'

/** Gives a request another stage, unless somebody has changed it meanwhile. */
export function stageWrite(key: string, request: SeenRequest, stageId: string, because: Reason): PlannedWrite {
  const { entityTypeId, entityId } = request
  return {
    key,
    action: 'update',
    entityTypeId,
    entityId,
    method: 'crm.item.update',
    params: { entityTypeId, id: entityId, fields: { stageId }, useOriginalUfNames: 'Y' },
    before: { stageId: request.stageId },
    after: { stageId },
    because: [because],
    lookUp: { kind: 'fields' },
    guarded: true,
  }
}
