import { randomBytes } from 'node:crypto'

/** One file as a form, ready to be sent: a buffer goes out in one piece and with its length, which a stream of parts would not. */
export function multipart(field: string, file: { name: string; content: Uint8Array }): { body: Buffer; type: string } {
  const boundary = `poryadok-${randomBytes(12).toString('hex')}`
  const name = file.name.replaceAll(/["\r\n]/g, '_')
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head), file.content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}
