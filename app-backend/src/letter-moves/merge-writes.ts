import type { Reason } from '../kernel/reason.ts'
import { crmText } from '../platform/texts/crm-texts.ts'
import { cardPath, leadEntityTypeId, type PlannedWrite, type Tenant } from '../portal/index.ts'
import type { SeenRequest } from './read-requests.ts'

interface Merger {
  key: string
  tenant: Tenant
  from: SeenRequest
  to: SeenRequest
  /** Stage of the merged request; null: it stays where it is. */
  stageId: string | null
  because: Reason
}

/** What a merger leaves in the portal beside the moved records: the merged request is closed, and each names the other. */
export function mergeWrites(merger: Merger): PlannedWrite[] {
  const { key, tenant, from, to, stageId, because } = merger
  const { language } = tenant
  const closing: PlannedWrite[] =
    stageId === null
      ? []
      : [
          {
            key: `${key}:stage`,
            action: 'update',
            entityTypeId: from.entityTypeId,
            entityId: from.entityId,
            method: 'crm.item.update',
            params: {
              entityTypeId: from.entityTypeId,
              id: from.entityId,
              fields: { stageId },
              useOriginalUfNames: 'Y',
            },
            before: { stageId: from.stageId },
            after: { stageId },
            because: [because],
            lookUp: { kind: 'fields' },
            guarded: true,
          },
        ]
  return [
    ...closing,
    comment(
      merger,
      `${key}:there`,
      from,
      crmText('request.merged-into', language, { title: to.title, link: link(tenant, to) }),
    ),
    comment(
      merger,
      `${key}:here`,
      to,
      crmText('request.merged-here', language, { title: from.title, link: link(tenant, from) }),
    ),
  ]
}

const link = ({ origin }: Tenant, { entityTypeId, entityId }: SeenRequest) =>
  `${origin}${cardPath(entityTypeId, entityId)}`

/** Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-add */
function comment(
  { because }: Merger,
  key: string,
  { entityTypeId, entityId }: SeenRequest,
  text: string,
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
