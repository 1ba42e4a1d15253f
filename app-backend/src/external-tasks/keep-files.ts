import { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import type { Actor, PortalClient, Tenant, Writes } from '../portal/index.ts'

const stored = z.object({ ID: z.coerce.number().int() })
const children = z.array(stored)
/** Larger ones stay in the request's timeline: as text they would not fit into one call. */
const mostBytes = 10 * 1024 * 1024

export interface TaskFile {
  name: string
  content: Uint8Array
}

/**
 * Puts the files of an answer on the portal's disk, one request each, so that a comment can carry them. Returns their ids there;
 * none where the portal has no folder for us. `key` names the answer for ever.
 * Bitrix24 docs: api-reference/disk/folder/disk-folder-upload-file
 */
export async function keepFiles(
  deps: { portal: PortalClient; writes: Pick<Writes, 'once'> },
  tenant: Tenant,
  key: string,
  files: readonly TaskFile[],
): Promise<number[]> {
  const folder = tenant.folderId
  if (folder === null) return []
  const ids: number[] = []
  for (const [at, file] of files.entries())
    if (file.content.length <= mostBytes)
      ids.push(await keepFile(deps, tenant, { folder, key: `${key}:file:${at}`, file, at }))
  return ids
}

interface Kept {
  folder: number
  key: string
  file: TaskFile
  at: number
}

async function keepFile(
  { portal, writes }: { portal: PortalClient; writes: Pick<Writes, 'once'> },
  tenant: Tenant,
  { folder, key, file, at }: Kept,
): Promise<number> {
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  const name = `${key.replaceAll(/[^\w-]+/g, '-')}-${at + 1} ${file.name}`
  const { id } = await writes.once({
    run: { portalId: tenant.id, name: key, rule: 'external-tasks', mode: 'live', cause: { kind: 'letter', id: key } },
    entries: [
      {
        key,
        action: 'other',
        entityTypeId: 0,
        entityId: null,
        method: 'disk.folder.uploadfile',
        params: { id: folder },
        before: {},
        after: { name },
        because: [reason('external.file-kept', { name: file.name })],
      },
    ],
    made: () => ({}),
    async lookUp() {
      const params = { id: folder, filter: { NAME: name } }
      const [first] = children.parse(
        (await portal.call(actor, 'disk.folder.getchildren', params, { kind: 'read' })).result,
      )
      return first ? { id: first.ID } : null
    },
    async write() {
      const fileContent = [name, Buffer.from(file.content).toString('base64')]
      const params = { id: folder, data: { NAME: name }, fileContent }
      const { result } = await portal.call(actor, 'disk.folder.uploadfile', params, { kind: 'write' })
      return { id: stored.parse(result).ID }
    },
  })
  return id
}
