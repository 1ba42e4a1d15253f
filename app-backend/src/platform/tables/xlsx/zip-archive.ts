import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { AppError } from '../../errors/app-error.ts'
import type { TableLimits } from '../table.ts'

interface Entry {
  name: string
  method: number
  encrypted: boolean
  packedBytes: number
  unpackedBytes: number
  headerAt: number
}

/** Bytes unpacked before the ratio is looked at. */
const freeBytes = 16 * 1024 ** 2
const mostEntries = 10_000
const mostDirectoryBytes = 16 * 1024 ** 2

const unreadable = () => new AppError('table.unreadable')

/**
 * An office file as an archive: its parts by name, unpacked while they are read. What is unpacked is counted over all parts, so
 * that a bomb is refused long before it is large (`table.bomb`): sizes that the archive names are not believed, but a part that ends
 * before its size is a damaged one.
 */
export class ZipArchive {
  /** Bytes unpacked so far. */
  inflated = 0
  private readonly path: string
  private readonly file: FileHandle
  private readonly entries: Map<string, Entry>
  private readonly limits: TableLimits

  private constructor(path: string, file: FileHandle, entries: Map<string, Entry>, limits: TableLimits) {
    this.path = path
    this.file = file
    this.entries = entries
    this.limits = limits
  }

  /** Throws `table.unreadable`. */
  static async open(path: string, limits: TableLimits): Promise<ZipArchive> {
    const file = await open(path, 'r')
    try {
      return new ZipArchive(path, file, await readDirectory(file), limits)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /** Names of all parts, folders left out. */
  names(): string[] {
    return Array.from(this.entries.keys()).filter((name) => !name.endsWith('/'))
  }

  /** The bytes of a part. Throws `table.unreadable` for an absent or damaged one, `table.bomb`, `table.encrypted`. */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name)
    if (!entry) throw unreadable()
    if (entry.encrypted) throw new AppError('table.encrypted')
    const packed = await this.packed(entry)
    const stream = entry.method === 0 ? packed : inflating(packed)
    let own = 0
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        own += chunk.length
        this.inflated += chunk.length
        const { inflatedBytes, ratio } = this.limits
        if (this.inflated > inflatedBytes || (own > freeBytes && own > entry.packedBytes * ratio))
          throw new AppError('table.bomb')
        yield chunk
      }
      if (own < entry.unpackedBytes) throw unreadable()
    } catch (error) {
      if (error instanceof AppError) throw error
      throw new AppError('table.unreadable', { cause: error })
    } finally {
      packed.destroy()
      stream.destroy()
    }
  }

  private async packed({ headerAt, packedBytes, method }: Entry): Promise<Readable> {
    if (method !== 0 && method !== 8) throw unreadable()
    const header = await bytesAt(this.file, headerAt, 30)
    if (header.readUInt32LE(0) !== 0x04034b50) throw unreadable()
    const start = headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    // A stream of its own: one that ends would close the shared handle.
    return createReadStream(this.path, { start, end: start + Math.max(packedBytes, 1) - 1 })
  }

  close(): Promise<void> {
    return this.file.close()
  }
}

function inflating(packed: Readable): Readable {
  const inflate = createInflateRaw()
  pipeline(packed, inflate, () => undefined)
  return inflate
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw unreadable()
  return buffer
}

/** PKWARE's APPNOTE 4.3.12 and 4.3.16: the directory stands at the end; ZIP64 sizes stand in the extra field. */
async function readDirectory(file: FileHandle): Promise<Map<string, Entry>> {
  const { size } = await file.stat()
  const tailLength = Math.min(size, 65_557)
  const tail = await bytesAt(file, size - tailLength, tailLength)
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > tail.length) throw unreadable()
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  const place = start === 0xffffffff || length === 0xffffffff ? await zip64Place(file, tail, end) : { start, length }
  if (place.length > mostDirectoryBytes) throw unreadable()
  return entriesOf(await bytesAt(file, place.start, place.length))
}

async function zip64Place(file: FileHandle, tail: Buffer, end: number) {
  if (end < 20 || tail.readUInt32LE(end - 20) !== 0x07064b50) throw unreadable()
  const record = await bytesAt(file, Number(tail.readBigUInt64LE(end - 12)), 56)
  if (record.readUInt32LE(0) !== 0x06064b50) throw unreadable()
  return { length: Number(record.readBigUInt64LE(40)), start: Number(record.readBigUInt64LE(48)) }
}

function entriesOf(directory: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
    const name = directory
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '')
    const sizes = wideSizes(directory.subarray(nameEnd, extraEnd), directory, at)
    const encrypted = (directory.readUInt16LE(at + 8) & 1) === 1
    entries.set(name, { name, method: directory.readUInt16LE(at + 10), encrypted, ...sizes })
    if (entries.size > mostEntries) throw unreadable()
    at = extraEnd + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Sizes of four bytes, or of eight in the extra field 1 when they do not fit. */
function wideSizes(
  extra: Buffer,
  directory: Buffer,
  at: number,
): Pick<Entry, 'packedBytes' | 'unpackedBytes' | 'headerAt'> {
  const [unpacked, packed, header] = [24, 20, 42].map((offset) => directory.readUInt32LE(at + offset))
  const sizes = { unpackedBytes: unpacked ?? 0, packedBytes: packed ?? 0, headerAt: header ?? 0 }
  for (let place = 0; place + 4 <= extra.length; place += 4 + extra.readUInt16LE(place + 2)) {
    if (extra.readUInt16LE(place) !== 1) continue
    let next = place + 4
    const wide = (value: number | undefined) => {
      if (value !== 0xffffffff || next + 8 > extra.length) return value ?? 0
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    }
    sizes.unpackedBytes = wide(unpacked)
    sizes.packedBytes = wide(packed)
    sizes.headerAt = wide(header)
  }
  return sizes
}
