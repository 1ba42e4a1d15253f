import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of an archive: its bytes come when they are asked for. */
export interface ZipPart {
  name: string
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

interface Written {
  name: Buffer
  crc: number
  packed: number
  unpacked: number
  at: number
}

/** Sizes of four bytes end here; a sheet of Excel never comes near. */
const mostBytes = 0xffffffff
/** UTF-8 names, sizes behind the content. PKWARE's APPNOTE 4.4.4 */
const flags = 0x0808
/** 1980-01-01: the same table gives the same file. */
const date = 0x0021

/** An archive while it is made: each part is packed as its bytes come; memory does not grow with it. */
export async function* writeZip(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  for await (const part of parts) {
    const entry = { name: Buffer.from(part.name), crc: 0, packed: 0, unpacked: 0, at }
    const header = localHeader(entry)
    yield header
    at += header.length
    for await (const chunk of packing(part.content, entry)) {
      entry.packed += chunk.length
      yield chunk
    }
    at += entry.packed
    if (at > mostBytes || entry.unpacked > mostBytes) throw new RangeError('the archive is too large')
    const tail = descriptor(entry)
    yield tail
    at += tail.length
    written.push(entry)
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield directoryEnd(written.length, directory.length, at)
}

function packing(content: ZipPart['content'], entry: Written): AsyncIterable<Buffer> {
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      entry.crc = crc32(chunk, entry.crc)
      entry.unpacked += chunk.length
      yield chunk
    }
  }
  const deflate = createDeflateRaw()
  pipeline(Readable.from(counted(), { objectMode: true, highWaterMark: 1 }), deflate, () => undefined)
  return deflate as AsyncIterable<Buffer>
}

function fields(...values: readonly [bytes: 2 | 4, value: number][]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of values) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}

const localHeader = ({ name }: Written) =>
  Buffer.concat([
    fields(
      [4, 0x04034b50],
      [2, 20],
      [2, flags],
      [2, 8],
      [2, 0],
      [2, date],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ),
    name,
  ])

const descriptor = ({ crc, packed, unpacked }: Written) => fields([4, 0x08074b50], [4, crc], [4, packed], [4, unpacked])

const directoryEntry = ({ name, crc, packed, unpacked, at }: Written) =>
  Buffer.concat([
    fields(
      [4, 0x02014b50],
      [2, 20],
      [2, 20],
      [2, flags],
      [2, 8],
      [2, 0],
      [2, date],
      [4, crc],
      [4, packed],
      [4, unpacked],
    ),
    fields([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
    name,
  ])

const directoryEnd = (count: number, length: number, at: number) =>
  fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, at], [2, 0])
