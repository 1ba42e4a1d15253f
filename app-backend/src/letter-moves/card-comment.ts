import type { Reason } from '../kernel/reason.ts'
import { cardPath, leadEntityTypeId, type PlannedWrite, type Tenant } from '../portal/index.ts'
import type { Place } from './activity-writes.ts'

/** Address of a request's card in the portal. */
export const cardLink = ({ origin }: Pick<Tenant, 'origin'>, { entityTypeId, entityId }: Place) =>
  `${origin}${cardPath(entityTypeId, entityId)}`

/** A comment in a request's timeline. Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-add */
export function cardComment(
  key: string,
  { entityTypeId, entityId }: Place,
  text: string,
  because: Reason,
): PlannedWrite {
  const type = entityTypeId === leadEntityTypeId ? 'lead' : `dynamic_${entityTypeId}`
  const card = { ENTITY_ID: entityId, ENTITY_TYPE: type }
  return {
    key,
    action: 'other',
    entityTypeId: 0,
    entityId: null,
    method: 'crm.timeline.comment.add',
    params: { fields: { ...card, COMMENT: text } },
    before: {},
    after: card,
    because: [because],
    lookUp: {
      kind: 'find',
      method: 'crm.timeline.comment.list',
      params: { filter: card, select: ['ID', 'COMMENT'] },
      path: [],
      where: { COMMENT: text },
    },
  }
}
