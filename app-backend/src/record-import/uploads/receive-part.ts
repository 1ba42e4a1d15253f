import type { Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Files } from '../../platform/files/create-files.ts'
import { largestPartBytes } from '../contract.ts'
import type { Upload, UploadStore } from './upload-store.ts'

export interface ReceiveDeps {
  db: Pick<Database, 'prisma'>
  files: Files
  uploads: UploadStore
}

/**
 * Takes the bytes that begin at `at`. A part that is here already changes nothing, so that a sender whose answer was lost sends it
 * again. Throws `import.no-upload`, `import.wrong-offset` (the upload stands elsewhere), `file.*`.
 */
export async function receivePart(
  { db, files, uploads }: ReceiveDeps,
  portalId: string,
  { id, at }: { id: string; at: number },
  content: AsyncIterable<Uint8Array>,
): Promise<Upload> {
  const upload = await uploads.find(portalId, id)
  if (!upload) throw new AppError('import.no-upload')
  if (at > upload.receivedBytes) throw new AppError('import.wrong-offset', { params: { bytes: upload.receivedBytes } })
  const left = Math.min(largestPartBytes, upload.sizeBytes - at)
  const file = await files.save({ portalId, purpose: 'import-part', name: upload.name, content: upTo(content, left) })
  const part = { fileId: file.id, sizeBytes: file.sizeBytes }
  const known = await db.prisma.$transaction((tx) => uploads.addPart(tx, portalId, { id, at }, part))
  if (known) return known
  await files.drop(portalId, [file.id])
  return (await uploads.find(portalId, id)) ?? upload
}

async function* upTo(content: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of content) {
    size += chunk.length
    if (size > most) throw new AppError('import.part-too-large')
    yield chunk
  }
}
