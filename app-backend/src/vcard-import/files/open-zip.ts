import { inflateRawSync } from 'node:zlib'
import { decodeBytes } from '../../kernel/charset.ts'
import { mostFiles, type CardFile, type Opened } from './card-file.ts'

interface Entry {
  name: string
  method: number
  encrypted: boolean
  packedBytes: number
  headerAt: number
}

/** Archives pack cards some ten times; a bomb packs a thousand times. */
const mostRatio = 200
const freeBytes = 256 * 1024

/**
 * The files of an archive whose names `wanted` takes, unpacked in memory: at most `budget` bytes together; sizes that the archive
 * names are not believed. PKWARE APPNOTE 4.3
 */
export function openZip(archive: Uint8Array, budget: number, wanted: (name: string) => boolean): Opened {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const files: CardFile[] = []
  let left = budget
  try {
    for (const entry of directory(bytes)) {
      if (!wanted(entry.name)) continue
      if (entry.encrypted) return { files, fault: 'encrypted' }
      const content = unpack(bytes, entry, left)
      if (!content) return { files, fault: 'too-large' }
      left -= content.byteLength
      files.push({ name: entry.name, type: '', content })
    }
    return { files, fault: null }
  } catch {
    return { files, fault: 'unreadable' }
  }
}

/** Null when there would be more bytes than are left. Throws for damaged data. */
function unpack(bytes: Buffer, { headerAt, packedBytes, method }: Entry, left: number): Uint8Array | null {
  if (bytes.readUInt32LE(headerAt) !== 0x04034b50) throw new RangeError('no header')
  const start = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28)
  const packed = bytes.subarray(start, start + packedBytes)
  if (method === 0) return packed.byteLength > left ? null : packed
  if (method !== 8) throw new RangeError(`method ${method}`)
  const most = Math.min(left, Math.max(freeBytes, packedBytes * mostRatio))
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null
    throw error
  }
}

function directory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) throw new RangeError('no directory')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50 && entries.length < mostFiles) {
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const flags = bytes.readUInt16LE(at + 8)
    entries.push({
      name: decodeBytes(bytes.subarray(at + 46, nameEnd), null),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (flags & 1) === 1,
      packedBytes: bytes.readUInt32LE(at + 20),
      headerAt: bytes.readUInt32LE(at + 42),
    })
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
