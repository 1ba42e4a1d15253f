import { z } from 'zod'
import { actorOf, type PortalClient, type Viewer } from '../../portal/index.ts'

const page = z.object({ types: z.array(z.object({ entityTypeId: z.coerce.number().int(), title: z.string() })) })
const firstProcess = 128

/** Smart processes of the portal by their names. Bitrix24 docs: api-reference/crm/universal/user-defined-object-types/crm-type-list */
export async function readTypes(
  portal: Pick<PortalClient, 'call'>,
  viewer: Viewer,
): Promise<{ id: number; title: string }[]> {
  const { result } = await portal.call(actorOf(viewer), 'crm.type.list', {}, { kind: 'read' })
  return page
    .parse(result)
    .types.filter(({ entityTypeId }) => entityTypeId >= firstProcess)
    .map(({ entityTypeId, title }) => ({ id: entityTypeId, title }))
}
