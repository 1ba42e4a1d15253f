import type { AttachmentStream, Headers, MessageText } from 'mailparser'
import { MimeTree, type MimePart } from './mime-tree.ts'

export interface MimeAttachment {
  name: string
  type: string
  cid: string | null
  content: Uint8Array
}

export interface MimeLetter {
  /** mailparser's decoded headers of the letter itself. */
  headers: Headers
  tree: MimePart
  attachments: MimeAttachment[]
}

/** Most parts of one letter; the largest real ones have some dozens. */
const partLimit = 1_000
/** Largest header block of one part, bytes. */
const headLimit = 512 * 1_024

/** Runs the MIME parser over a letter. Throws on more parts, nesting or header than any real letter has. */
export function collectMime(raw: Uint8Array): Promise<MimeLetter> {
  return new Promise((resolve, reject) => {
    const limits = { maxHeadSize: headLimit, maxChildNodes: partLimit, checksumAlgo: 'sha1' }
    const parser = new MimeTree(limits)
    const attachments: MimeAttachment[] = []
    let headers: Headers = new Map()
    parser.on('headers', (found) => (headers = found))
    const fail = (error: unknown) => reject(error instanceof Error ? error : new Error(String(error)))
    parser.on('error', fail)
    parser.splitter.on('error', fail)
    parser.on('data', (data: AttachmentStream | MessageText) => {
      if (data.type !== 'attachment') return
      readAll(data, (content) => attachments.push({ ...described(data), content }))
    })
    parser.on('end', () => {
      if (parser.tree) resolve({ headers, tree: parser.tree, attachments })
      else reject(new Error('the letter is empty'))
    })
    parser.end(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  })
}

function described(data: AttachmentStream): Omit<MimeAttachment, 'content'> {
  const named = data as AttachmentStream & { filename?: string; cid?: string }
  return { name: named.filename ?? '', type: data.contentType.toLowerCase(), cid: named.cid ?? null }
}

/** The parser goes on with the next part only after `release`. */
function readAll(data: AttachmentStream, done: (content: Uint8Array) => void) {
  const chunks: Buffer[] = []
  data.content.on('data', (chunk: Buffer) => chunks.push(chunk))
  data.content.on('end', () => {
    done(Buffer.concat(chunks))
    data.release()
  })
}
