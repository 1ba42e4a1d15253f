import { Busboy } from '@fastify/busboy'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileContent, LargeFiles } from '../store/large-files.ts'
import { parseForm } from './php-query.ts'
import { receiveFile } from './receive-file.ts'

export interface UploadedPart {
  fileName: string
  type: string
  content: FileContent
}

/** Fields of a multipart body with PHP brackets; files are under their own name as {@link UploadedPart}. */
export async function parseMultipart(
  contentType: string,
  body: Readable,
  largeFiles: LargeFiles,
): Promise<Record<string, unknown>> {
  const plain = new URLSearchParams()
  const files: Record<string, UploadedPart> = {}
  const busboy = new Busboy({ headers: { 'content-type': contentType } })
  const parts: Promise<void>[] = []
  busboy.on('field', (name, value) => plain.append(name, value))
  busboy.on('file', (name, stream, fileName, _encoding, type) => {
    const part = receiveFile(stream, largeFiles).then((content) => void (files[name] = { fileName, type, content }))
    // A part that breaks breaks the body too: that is where it is told.
    part.catch(() => undefined)
    parts.push(part)
  })
  await pipeline(body, busboy)
  await Promise.all(parts)
  return { ...parseForm(plain.toString()), ...files }
}
