import { decodeBytes } from '../../kernel/charset.ts'
import { mapiProperties, type MapiValues } from './mapi-properties.ts'

/** A file of a winmail.dat; the format names no MIME type. */
export interface TnefFile {
  name: string
  type: ''
  content: Uint8Array
}

const signature = 0x223e9f78
const deepest = 3
const mostFiles = 1_000
/** Attributes by the low half of their id. Microsoft [MS-OXTNEF] 2.1.3.3 */
const attribute = { render: 0x9002, title: 0x8010, data: 0x800f, properties: 0x9005 } as const
const property = { longName: 0x3707, shortName: 0x3704, data: 0x3701 } as const

export const isTnef = (bytes: Uint8Array): boolean =>
  bytes.byteLength > 6 && Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE(0) === signature

interface Draft {
  title: string
  longName: string
  content: Uint8Array | null
}

/** The files in a winmail.dat that Outlook made, also those of a message within it. What is cut or broken ends the reading. */
export function openTnef(bytes: Uint8Array, depth = 0): { files: TnefFile[]; fault: 'unreadable' | null } {
  const stream = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const drafts: Draft[] = []
  const files: TnefFile[] = []
  try {
    for (const { id, data } of attributes(stream)) {
      if (id === attribute.render) drafts.push({ title: '', longName: '', content: null })
      if (drafts.length === 0 && (id === attribute.data || id === attribute.title))
        drafts.push({ title: '', longName: '', content: null })
      const draft = drafts.at(-1)
      if (!draft) continue
      if (id === attribute.title) draft.title = text(data)
      else if (id === attribute.data) draft.content = data
      else if (id === attribute.properties) files.push(...withProperties(draft, mapiProperties(data), depth))
    }
    return { files: [...drafts.flatMap(fileOf), ...files], fault: null }
  } catch {
    return { files: [...drafts.flatMap(fileOf), ...files], fault: 'unreadable' }
  }
}

function* attributes(stream: Buffer): Generator<{ id: number; data: Buffer }> {
  let at = 6
  for (let count = 0; at + 11 <= stream.length && count < mostFiles * 10; count += 1) {
    const length = stream.readUInt32LE(at + 5)
    const end = at + 9 + length
    if (end > stream.length) throw new RangeError('cut')
    yield { id: stream.readUInt16LE(at + 1), data: stream.subarray(at + 9, end) }
    at = end + 2
  }
}

/** Names and contents that stand in the properties; the files of a message inside come back at once. */
function withProperties(draft: Draft, values: MapiValues, depth: number): TnefFile[] {
  draft.longName = text(values.get(property.longName) ?? values.get(property.shortName) ?? Buffer.alloc(0))
  const inner = values.get(property.data)
  if (!inner) return []
  const object = inner.subarray(16)
  if (isTnef(object)) return depth < deepest ? openTnef(object, depth + 1).files : []
  draft.content ??= inner
  return []
}

const fileOf = ({ title, longName, content }: Draft): TnefFile[] =>
  content ? [{ name: longName || title, type: '', content }] : []

/** UTF-16 shows by its empty second bytes. */
function text(bytes: Uint8Array): string {
  const wide = bytes.length > 2 && bytes[1] === 0
  const read = wide ? new TextDecoder('utf-16le').decode(bytes) : decodeBytes(bytes, null)
  return read.replaceAll('\0', '').trim()
}
