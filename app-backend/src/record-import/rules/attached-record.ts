import { reason, type Reason } from '../../kernel/reason.ts'
import { archiveEntry } from './archive-entry.ts'
import { attachedFields } from './attached-fields.ts'
import type { AttachedContent } from './import-content.ts'

/** A comment or a file, ready to be written. */
export interface AttachedRecord {
  /** Number of the portal's record that it belongs to. */
  parent: number
  author: string
  /** ISO; empty: unknown. */
  at: string
  text: string
  /** Its place in the archive, and what it is called; both empty for a comment. */
  entry: string
  name: string
}

export interface AttachedPlaces {
  /** Numbers of imported records by their keys at the source. */
  parents: ReadonlyMap<string, number>
  /** Files of the archive. */
  entries: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

const textOf = (fields: Fields, name: string) => {
  const value = fields[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Key, at its source, of the record that a row belongs to. */
export const parentKey = (fields: Fields): string => textOf(fields, 'attached.parent')

/** What a row's fields become, or every cause that keeps them from it. */
export function attachedRecord(
  content: AttachedContent,
  fields: Fields,
  { parents, entries }: AttachedPlaces,
): { ok: true; record: AttachedRecord } | { ok: false; because: Reason[] } {
  const empty = attachedFields[content].filter(({ name, required }) => required && textOf(fields, name) === '')
  if (empty.length > 0) return { ok: false, because: empty.map(({ name }) => reason(emptyCode(name))) }
  const [key, path] = [parentKey(fields), textOf(fields, 'attached.path')]
  const parent = parents.get(key)
  const entry = content === 'files' ? archiveEntry(path, entries) : { name: '' }
  const because = [
    ...(parent === undefined ? [reason('import.parent-none', { text: key.slice(0, 80) })] : []),
    ...('none' in entry ? [reason(`import.entry-${entry.none}`, { text: path.slice(0, 80) })] : []),
  ]
  if (parent === undefined || 'none' in entry) return { ok: false, because }
  const [author, at, text] = ['attached.author', 'createdTime', 'attached.text'].map((name) => textOf(fields, name))
  const name = textOf(fields, 'attached.name') || (path.split(/[\\/]/).at(-1) ?? path)
  return { ok: true, record: { parent, author: author ?? '', at: at ?? '', text: text ?? '', entry: entry.name, name } }
}

/** `attached.parent` → `import.parent-empty`. */
const emptyCode = (field: string) => `import.${field.split('.').at(-1)}-empty`
