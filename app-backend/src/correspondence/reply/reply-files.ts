import { AppError } from '../../platform/errors/app-error.ts'
import type { DraftFile } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'

/** All files of one letter together, bytes: mail servers refuse more. */
export const letterBytes = 25 * 1024 * 1024
const month = 30 * 24 * 3_600_000

/** A file is bound to the request for which it was brought: it can't be sent from another. */
const purposeOf = (requestId: number) => `reply/${requestId}`

interface NewReplyFile {
  portalId: string
  requestId: number
  name: string
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** Keeps a file for a letter of the request. One that no letter takes goes after a month. Throws `file.too-large`, `file.portal-full`. */
export async function keepReplyFile(
  { files, clock }: Pick<CorrespondenceDeps, 'files' | 'clock'>,
  { portalId, requestId, name, content }: NewReplyFile,
): Promise<DraftFile> {
  const expiresAt = new Date(clock.now().getTime() + month)
  const file = await files.save({ portalId, purpose: purposeOf(requestId), name, content, expiresAt })
  return { id: file.id, name: file.name, type: file.contentType, sizeBytes: file.sizeBytes }
}

/** Throws `file.not-found` for a file of another request, `mail.too-large` when they are too much for one letter. */
export async function assertReplyFiles(
  { store }: Pick<CorrespondenceDeps, 'store'>,
  portalId: string,
  requestId: number,
  ids: readonly string[],
): Promise<void> {
  const found = await store.files(portalId, ids)
  let bytes = 0
  for (const id of ids) {
    const file = found.get(id)
    if (file?.purpose !== purposeOf(requestId)) throw new AppError('file.not-found')
    bytes += file.sizeBytes
  }
  if (bytes > letterBytes) throw new AppError('mail.too-large', { params: { megabytes: letterBytes / 1024 ** 2 } })
}
