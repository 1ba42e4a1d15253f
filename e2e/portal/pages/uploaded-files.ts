import { readFileSync } from 'node:fs'
import { isFileContent, isOnDisk } from '../store/large-files.ts'
import type { PortalState } from '../store/state.ts'

/** A file of a form, as the letter takes it. */
export interface UploadedFile {
  name: string
  type: string
  contentBase64: string
}

/** Files of a parsed multipart body; a file field that was left empty comes without a name. */
export function uploadedFiles({ largeFiles }: PortalState, body: Record<string, unknown>): UploadedFile[] {
  return Object.values(body).flatMap((value) => {
    const { fileName, type, content } = (value ?? {}) as { fileName?: unknown; type?: unknown; content?: unknown }
    if (typeof fileName !== 'string' || fileName === '' || !isFileContent(content)) return []
    const bytes = isOnDisk(content) ? readFileSync(largeFiles.pathOf(content.diskName)) : content
    return { name: fileName, type: typeof type === 'string' ? type : '', contentBase64: bytes.toString('base64') }
  })
}
