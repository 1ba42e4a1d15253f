import { randomBytes } from 'node:crypto'
import type { FileBody } from './transport.ts'

/** A file on its way to the portal: in memory, or opened anew for each try, so that memory does not grow with it. */
export type UploadedFile =
  | { name: string; content: Uint8Array }
  | { name: string; sizeBytes: number; open(): Promise<AsyncIterable<Uint8Array>> }

/** One file as a form, ready to be sent: its length is told beforehand, which forms of streams otherwise leave out. */
export function multipart(field: string, file: UploadedFile): FileBody {
  const boundary = `poryadok-${randomBytes(12).toString('hex')}`
  const type = `multipart/form-data; boundary=${boundary}`
  const name = file.name.replaceAll(/["\r\n]/g, '_')
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  if ('content' in file) return { bytes: Buffer.concat([head, file.content, tail]), type }
  const stream = async function* () {
    yield head
    yield* await file.open()
    yield tail
  }
  return { stream, length: head.length + file.sizeBytes + tail.length, type }
}
