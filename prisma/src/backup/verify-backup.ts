import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { BackupError } from './backup-error.ts'
import { readParts, type BackupContents, type Reader } from './backup-parts.ts'
import { readFrames, type Frame } from './frames.ts'

/** The frames of a backup's file. */
export async function* framesOf(file: string): AsyncGenerator<Frame> {
  const source = createReadStream(file)
  const bytes = source.on('error', (error) => gunzip.destroy(error)).pipe(createGunzip())
  const gunzip = bytes
  try {
    yield* readFrames(Readable.from(bytes) as AsyncIterable<Buffer>)
  } catch (error) {
    throw String((error as NodeJS.ErrnoException).code).startsWith('Z_')
      ? new BackupError('The backup is damaged or is not one: it does not unpack. Take another copy of the file.', {
          cause: error,
        })
      : error
  } finally {
    source.destroy()
    bytes.destroy()
  }
}

async function readAll(data: AsyncIterable<Buffer>) {
  for await (const chunk of data) if (chunk.length < 0) return
}

/** Reads the backup from end to end without a database and says what it holds. Throws BackupError when it is not whole. */
export function verifyBackup(file: string): Promise<BackupContents> {
  const reader: Reader = {
    begin: () => Promise.resolve(),
    table: (_name, _columns, data) => readAll(data),
    sequences: () => Promise.resolve(),
    file: (_name, data) => readAll(data),
  }
  return readParts(framesOf(file), reader)
}
