import { createReadStream, readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { isOnDisk, type FileContent } from './large-files.ts'
import type { StoredFile } from './records.ts'
import type { PortalState } from './state.ts'

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  eml: 'message/rfc822',
  vcf: 'text/vcard; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** Keeps a file; its type is guessed from the name as the portal does. */
export function addFile(state: PortalState, name: string, content: FileContent): StoredFile {
  const id = state.ids.next('file')
  const extension = name.split('.').at(-1)?.toLowerCase() ?? ''
  const type = TYPES[extension] ?? 'application/octet-stream'
  const file: StoredFile = { id, name, type, ...bytesOf(state, content) }
  state.files.set(id, file)
  state.touch()
  return file
}

function bytesOf(state: PortalState, content: FileContent): Pick<StoredFile, 'size' | 'contentBase64' | 'diskName'> {
  if (!isOnDisk(content)) return { size: content.length, contentBase64: content.toString('base64') }
  state.largeFiles.claim(content)
  return { size: content.size, contentBase64: '', diskName: content.diskName }
}

/** Contents of a stored file, as a whole. */
export function fileContent({ largeFiles }: PortalState, { diskName, contentBase64 }: StoredFile): Buffer {
  return diskName === undefined ? Buffer.from(contentBase64, 'base64') : readFileSync(largeFiles.pathOf(diskName))
}

/** Contents of a stored file for an answer: large ones as they are read. */
export function fileBody(state: PortalState, file: StoredFile): Buffer | Readable {
  return file.diskName === undefined
    ? fileContent(state, file)
    : createReadStream(state.largeFiles.pathOf(file.diskName))
}
