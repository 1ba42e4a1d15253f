import type { Reason } from '../kernel/reason.ts'
import { crmText } from '../platform/texts/crm-texts.ts'
import type { PlannedWrite, Tenant } from '../portal/index.ts'
import { cardComment, cardLink } from './card-comment.ts'
import type { SeenRequest } from './read-requests.ts'
import { stageWrite } from './stage-write.ts'

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
export function mergeWrites({ key, tenant, from, to, stageId, because }: Merger): PlannedWrite[] {
  const { language } = tenant
  const there = crmText('request.merged-into', language, { title: to.title, link: cardLink(tenant, to) })
  const here = crmText('request.merged-here', language, { title: from.title, link: cardLink(tenant, from) })
  return [
    ...(stageId === null ? [] : [stageWrite(`${key}:stage`, from, stageId, because)]),
    cardComment(`${key}:there`, from, there, because),
    cardComment(`${key}:here`, to, here, because),
  ]
}
