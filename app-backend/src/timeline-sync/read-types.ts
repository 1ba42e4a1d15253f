import { z } from 'zod'
import type { PortalClient, Viewer } from '../portal/index.ts'
import { actorOf } from '../portal/index.ts'

const page = z.object({ types: z.array(z.object({ entityTypeId: z.coerce.number().int(), title: z.string() })) })
const firstProcess = 128

/** Smart processes of the portal by their names; what is not one (invoices, offers) has no timeline to join. Bitrix24 docs: api-reference/crm/universal/user-defined-object-types/crm-type-list */
export async function readProcesses(portal: PortalClient, viewer: Viewer): Promise<{ id: number; title: string }[]> {
  const { result } = await portal.call(actorOf(viewer), 'crm.type.list', {}, { kind: 'read' })
  return page
    .parse(result)
    .types.filter(({ entityTypeId }) => entityTypeId >= firstProcess)
    .map(({ entityTypeId, title }) => ({ id: entityTypeId, title }))
}
