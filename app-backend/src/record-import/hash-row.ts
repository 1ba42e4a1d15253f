import { createHash } from 'node:crypto'
import type { FileRow, HashedRow } from './rules/name-rows.ts'

/** The row with a hash of its content, 132 bits. */
export const hashed = ({ number, cells, faults }: FileRow): HashedRow => ({
  number,
  cells,
  faults,
  hash: createHash('sha256').update(JSON.stringify(cells)).digest('base64url').slice(0, 22),
})
