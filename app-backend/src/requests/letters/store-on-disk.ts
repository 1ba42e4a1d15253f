import { z } from 'zod'
import { reason } from '../../kernel/reason.ts'
import type { Actor, Tenant } from '../../portal/index.ts'
import type { IncomingLetter } from '../rules/incoming-letter.ts'
import type { LetterDeps } from './open-request.ts'
import { letterRun } from './origin-id.ts'

const address = z.object({ field: z.string(), uploadUrl: z.url() })
const stored = z.object({
  ID: z.coerce.number().int(),
  NAME: z.string(),
  DETAIL_URL: z.string().nullish(),
  DOWNLOAD_URL: z.string().nullish(),
})
const children = z.array(stored)

/**
 * Puts one attachment on the portal's disk, two requests: an address to upload to, and the upload. Returns its address there,
 * null while the portal has no folder for it: the letter keeps the file, and its record names it.
 * Bitrix24 docs: api-reference/disk/folder/disk-folder-upload-file
 */
export async function storeOnDisk(
  deps: LetterDeps,
  tenant: Tenant,
  letter: IncomingLetter,
  file: { name: string; content: Uint8Array },
): Promise<string | null> {
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  const id = tenant.folderId
  if (id === null) return null
  const index = letter.attachments.findIndex((one) => one.content === file.content)
  const name = `${letter.letterId}-${index + 1} ${file.name}`
  const linkOf = (found: z.infer<typeof stored>) => ({ url: found.DETAIL_URL ?? found.DOWNLOAD_URL ?? '' })

  const { url } = await deps.writeOnce({
    run: letterRun(letter),
    entries: [
      {
        key: `letter:${letter.letterId}:file:${index}`,
        action: 'other',
        entityTypeId: 0,
        entityId: null,
        method: 'disk.folder.uploadfile',
        params: { id },
        before: {},
        after: { name },
        because: [reason('letter.file-stored', { letterId: letter.letterId })],
      },
    ],
    made: () => ({}),
    async lookUp() {
      const { result } = await deps.portal.call(
        actor,
        'disk.folder.getchildren',
        { id, filter: { NAME: name } },
        { kind: 'read' },
      )
      const [first] = children.parse(result)
      return first ? linkOf(first) : null
    },
    async write() {
      const { result } = await deps.portal.call(actor, 'disk.folder.uploadfile', { id }, { kind: 'read' })
      const { field, uploadUrl } = address.parse(result)
      return linkOf(stored.parse(await deps.portal.upload(actor, uploadUrl, field, { name, content: file.content })))
    },
  })
  return url
}
