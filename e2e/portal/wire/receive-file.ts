import type { Readable } from 'node:stream'
import type { FileContent, LargeFiles } from '../store/large-files.ts'

/** Bytes of a file that stay in memory. */
const LARGEST_IN_MEMORY = 1024 * 1024

/** Takes a file in as it comes: what grows large goes to disk. */
export async function receiveFile(stream: Readable, largeFiles: LargeFiles): Promise<FileContent> {
  const first: Buffer[] = []
  let size = 0
  for await (const piece of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    first.push(piece)
    size += piece.length
    if (size > LARGEST_IN_MEMORY) return largeFiles.keep(whole(first, stream))
  }
  return Buffer.concat(first)
}

async function* whole(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first
  yield* rest
}
