import { reason } from '../../kernel/reason.ts'
import type { OriginKey } from './origin-key.ts'
import { loadFaultOf } from './load-faults.ts'
import { originIdOf } from './origin-id.ts'

/** A row as the file has it. */
export interface FileRow {
  number: number
  cells: string[]
  faults: readonly string[]
}

export interface HashedRow extends FileRow {
  /** Of its content. */
  hash: string
}

/**
 * Names rows by their key, or by their content and how often it came: `before` says how often each content is in staging already.
 * A row whose key is empty fails under a name of its own.
 */
export function nameRows(
  { source, originKey }: { source: string; originKey: OriginKey },
  rows: readonly HashedRow[],
  before: ReadonlyMap<string, number>,
) {
  const counted = new Map(before)
  return rows.map(({ number, cells, faults, hash }) => {
    const fault = loadFaultOf(faults)
    const because = fault ? [fault] : []
    if (originKey.kind === 'column') {
      const key = cells[originKey.column] ?? ''
      if (key !== '') return { number, cells, hash, originId: originIdOf(source, key, hash), because }
      return { number, cells, hash, originId: `${source}:!${number}`, because: [reason('import.no-id'), ...because] }
    }
    const occurrence = (counted.get(hash) ?? 0) + 1
    counted.set(hash, occurrence)
    return { number, cells, hash, originId: originIdOf(source, null, hash, occurrence), because }
  })
}
