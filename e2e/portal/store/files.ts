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
export function addFile(state: PortalState, name: string, content: Buffer): StoredFile {
  const id = state.ids.next('file')
  const extension = name.split('.').at(-1)?.toLowerCase() ?? ''
  const type = TYPES[extension] ?? 'application/octet-stream'
  const file: StoredFile = { id, name, type, size: content.length, contentBase64: content.toString('base64') }
  state.files.set(id, file)
  state.touch()
  return file
}

/** Contents of a stored file. */
export function fileContent(file: StoredFile): Buffer {
  return Buffer.from(file.contentBase64, 'base64')
}
