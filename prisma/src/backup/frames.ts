import { createHash } from 'node:crypto'
import { BackupError } from './backup-error.ts'

/** First bytes of the uncompressed file. */
const magic = Buffer.from('PORYADOK-BACKUP-1\n')
const note = 0x4e
const data = 0x44
/** Longer frames are not written, so a longer one is damage. */
const longest = 16 * 1024 * 1024

/** A note says what the data after it are; the notes themselves are JSON. */
export type Frame = { note: Record<string, unknown> } | { data: Buffer }

function bytesOf(frame: Frame): Buffer {
  const body = 'data' in frame ? frame.data : Buffer.from(JSON.stringify(frame.note))
  const head = Buffer.alloc(5)
  head.writeUInt8('data' in frame ? data : note, 0)
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

/** Frames as bytes, closed by a note with the sha256 of everything before it. */
export async function* writeFrames(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256').update(magic)
  yield magic
  for await (const frame of frames) {
    const bytes = bytesOf(frame)
    hash.update(bytes)
    yield bytes
  }
  yield bytesOf({ note: { kind: 'end', sha256: hash.digest('hex') } })
}

/**
 * The frames of a file, without the closing note.
 * @throws BackupError when it is no backup, was cut off or was changed; what came before the fault has been given out by then
 */
export async function* readFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const take = taker(bytes)
  const hash = createHash('sha256')
  const start = await take(magic.length)
  if (!start.equals(magic)) throw new BackupError('The file is not a backup of this product.')
  hash.update(start)
  for (;;) {
    const head = await take(5)
    const length = head.readUInt32BE(1)
    if (length > longest) throw damaged()
    const body = await take(length)
    const kind = head.readUInt8(0)
    if (kind === data) yield { data: body }
    else {
      const said = noteOf(body)
      if (said['kind'] === 'end') {
        if (said['sha256'] !== hash.digest('hex')) throw damaged()
        return
      }
      yield { note: said }
    }
    hash.update(head).update(body)
  }
}

const damaged = () =>
  new BackupError('The backup is damaged: its checksum does not fit. Take another copy of the file.')

function noteOf(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>
  } catch {
    throw damaged()
  }
}

/** Gives exactly so many bytes a call. */
function taker(bytes: AsyncIterable<Buffer>) {
  const source = bytes[Symbol.asyncIterator]()
  let rest: Buffer[] = []
  let there = 0
  return async (count: number): Promise<Buffer> => {
    while (there < count) {
      const next = await source.next()
      if (next.done) throw new BackupError('The backup ends too early: it was cut off. Take another copy of the file.')
      rest.push(next.value)
      there += next.value.length
    }
    const all = rest.length === 1 && rest[0] ? rest[0] : Buffer.concat(rest)
    rest = [all.subarray(count)]
    there -= count
    return all.subarray(0, count)
  }
}
