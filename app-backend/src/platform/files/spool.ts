import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../errors/app-error.ts'
import { contentType, headBytes } from './rules/content-type.ts'

/** A file on its way into the store: on disk, measured, its type known. */
export interface Spooled {
  path: string
  sizeBytes: number
  /** Hex. */
  sha256: string
  contentType: string
}

/**
 * Writes a stream into the working folder while it is counted and hashed. Stops as soon as it is larger than `mostBytes` and
 * throws `file.too-large`; nothing stays then. Memory does not grow with the file.
 */
export async function spool(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  folder: string,
  id: string,
  mostBytes: number,
): Promise<Spooled> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${id}.part`)
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let sizeBytes = 0
  try {
    await pipeline(
      Readable.from(content),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          if (sizeBytes < headBytes) head.push(chunk.slice(0, headBytes))
          sizeBytes += chunk.byteLength
          if (sizeBytes > mostBytes)
            throw new AppError('file.too-large', { params: { megabytes: Math.floor(mostBytes / 1024 ** 2) } })
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { flags: 'wx' }),
    )
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  const start = Buffer.concat(head).subarray(0, headBytes)
  return { path, sizeBytes, sha256: hash.digest('hex'), contentType: contentType(start) }
}
