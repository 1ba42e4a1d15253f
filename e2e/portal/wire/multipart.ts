import { Busboy } from '@fastify/busboy'
import { parseForm } from './php-query.ts'

export interface UploadedPart {
  fileName: string
  type: string
  content: Buffer
}

/** Fields of a multipart body with PHP brackets; files are under their own name as {@link UploadedPart}. */
export function parseMultipart(contentType: string, body: Buffer): Promise<Record<string, unknown>> {
  const plain = new URLSearchParams()
  const files: Record<string, UploadedPart> = {}
  return new Promise((resolve, reject) => {
    const busboy = new Busboy({ headers: { 'content-type': contentType } })
    busboy.on('field', (name, value) => plain.append(name, value))
    busboy.on('file', (name, stream, fileName, _encoding, type) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => (files[name] = { fileName, type, content: Buffer.concat(chunks) }))
    })
    busboy.on('error', reject)
    busboy.on('finish', () => resolve({ ...parseForm(plain.toString()), ...files }))
    busboy.end(body)
  })
}
