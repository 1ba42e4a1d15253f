import { buffer } from 'node:stream/consumers'
import type { Files } from '../../platform/files/create-files.ts'
import type { StoredLetter } from './outgoing-store.ts'

export interface AttachedFile {
  filename: string
  contentType: string
  content: Buffer
}

/** The attachments of a letter that goes out, whole: the letter is built in memory. Throws `file.not-found`. */
export async function readFiles(
  files: Pick<Files, 'read'>,
  { portalId, files: ids }: Pick<StoredLetter, 'portalId' | 'files'>,
): Promise<AttachedFile[]> {
  const attached: AttachedFile[] = []
  for (const id of ids) {
    const { file, content } = await files.read(portalId, id)
    attached.push({ filename: file.name, contentType: file.contentType, content: await buffer(content) })
  }
  return attached
}
