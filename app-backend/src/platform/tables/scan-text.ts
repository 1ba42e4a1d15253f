import { createReadStream } from 'node:fs'
import { guessCharset } from '../../kernel/charset.ts'
import { AppError } from '../errors/app-error.ts'

/** Bytes beyond ASCII that are gathered to guess the charset. */
const sampleBytes = 16_384
const headChars = 65_536

export interface TextScan {
  /** A label that TextDecoder knows. */
  charset: string
  /** The beginning of the text, decoded. */
  head: string
}

/**
 * Finds the charset of a text file: by its mark, by zeros (UTF-16 without a mark), UTF-8 where the whole file is, else the
 * Cyrillic charset that reads like Russian. Looks at the whole file, for the first letter that tells may come late; memory does
 * not grow with it. Throws AppError `table.unreadable` for pictures, PDF and other files that are no text.
 */
export async function scanText(path: string): Promise<TextScan> {
  const head = await firstBytes(path, headChars * 4)
  const charset = byMark(head) ?? byZeros(head) ?? ((await isUtf8(path)) ? 'utf-8' : guessCharset(await sample(path)))
  const text = new TextDecoder(charset).decode(head).slice(0, headChars)
  if (!isText(text)) throw new AppError('table.unreadable')
  return { charset, head: text }
}

/** Signs that steer a terminal stand in no table; a few are somebody's slip. */
function isText(text: string): boolean {
  if (text.startsWith('%PDF-')) return false
  const looked = text.slice(0, 4_096)
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return (looked.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0) <= Math.max(4, looked.length / 50)
}

async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: count - 1 })) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function byMark(head: Uint8Array): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** Signs, digits and line ends of a table are ASCII: in UTF-16 each has a zero beside it. */
function byZeros(head: Uint8Array): string | null {
  const zeros = [0, 0]
  const looked = Math.min(head.length, 4_096) & ~1
  for (let at = 0; at < looked; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  // A stray zero is no UTF-16.
  if ((zeros[0] ?? 0) + (zeros[1] ?? 0) < 4) return null
  const [even = 0, odd = 0] = zeros.map((count) => count / (looked / 2 || 1))
  if (odd > 0.15 && even < odd / 4) return 'utf-16le'
  return even > 0.15 && odd < even / 4 ? 'utf-16be' : null
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Stretches around letters beyond ASCII. */
async function sample(path: string): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    for (let at = 0; at < bytes.length && size < sampleBytes; at += 1) {
      if ((bytes[at] ?? 0) < 0x80) continue
      const part = bytes.subarray(at, at + 1_024)
      parts.push(part)
      size += part.length
      at += part.length
    }
    if (size >= sampleBytes) break
  }
  return Buffer.concat(parts)
}
