import { z } from 'zod'
import type { PortalClient } from '../client/portal-client.ts'
import type { Actor } from '../tenant.ts'

const storage = z.object({ ROOT_OBJECT_ID: z.coerce.number().int() })

/**
 * Root folder of the app's own disk storage: attachments too large for a timeline go there.
 * Null when the portal does not give one (no `disk` module): such attachments are then named in the letter only.
 * Bitrix24 docs: api-reference/disk/storage/disk-storage-get-for-app
 */
export async function ensureFolder(portal: PortalClient, actor: Actor): Promise<number | null> {
  const items = await portal.batch(actor, { storage: { method: 'disk.storage.getforapp' } }, { kind: 'read' })
  if (!items.storage.ok) return null
  return storage.safeParse(items.storage.result).data?.ROOT_OBJECT_ID ?? null
}
