import { createHash } from 'node:crypto'
import { withoutControls } from './clean-line.ts'

/** Longest id kept, characters: RFC 5322 lines end at 998. */
const longest = 998

/**
 * Ids in a Message-ID, In-Reply-To or References header, in order, without brackets. Takes what real programs write: commas
 * between ids, text around them, spaces inside brackets, ids without any brackets, bytes that no
 * database takes.
 */
export function messageIds(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>]*)>/g)].map(([, id = '']) => id)
  const found = bracketed.length > 0 ? bracketed : value.split(/[\s,;]+/).filter((word) => word.includes('@'))
  const ids = found.map((id) => withoutControls(id, '')).filter((id) => id !== '' && id.length <= longest)
  return [...new Set(ids)]
}

/** The id of a letter that has none: the same bytes give the same id. */
export function idOfBytes(raw: Uint8Array): string {
  return `${createHash('sha256').update(raw).digest('hex').slice(0, 40)}@no-message-id.invalid`
}
