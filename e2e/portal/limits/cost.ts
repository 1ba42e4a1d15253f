import type { Answer } from '../wire/call.ts'
import type { Params } from '../wire/params.ts'
import { anyCase, asInt } from '../wire/params.ts'

/**
 * Model seconds that a call takes. They are the same on every machine and grow with the work a database would do:
 * rows returned, rows skipped on the way to an offset, rows counted for `total`, and what a write sets in motion
 * (events, robots, search index). The prices are this portal's own; the vendor publishes none. Their order is the
 * vendor's: a deep offset costs hundreds of times a keyset page. Bitrix24 docs: settings/performance/huge-data.
 */
export const PRICE = {
  call: 0.008,
  rowReturned: 0.000_4,
  rowSkipped: 0.000_15,
  rowCounted: 0.000_002,
  write: 0.12,
  bulkRow: 0.02,
} as const

const WRITES =
  /\.(add|update|delete|set|register|unregister|move|bind|unbind|import|start|pause|complete|renew|defer|delegate|save|pin|unpin|merge|mergeBatch|modify|uploadfile|send)$/i
const BULK = /\.(batchImport|mergeBatch)$/i

/** Methods that only keep a note of the caller: cheap although they write. */
const LIGHT = /^(app|user)\.option\.|^event\.|^placement\./i

export function costOf(method: string, params: Params, answer: Answer): number {
  if (BULK.test(method)) return PRICE.write + rowsSent(params) * PRICE.bulkRow
  if (WRITES.test(method) && !LIGHT.test(method)) return PRICE.call + PRICE.write
  const skipped = Math.max(0, asInt(anyCase(params, 'start')))
  return (
    PRICE.call +
    rowsIn(answer.result) * PRICE.rowReturned +
    skipped * PRICE.rowSkipped +
    (answer.total ?? 0) * PRICE.rowCounted
  )
}

/** The rows of a list: the result itself, or the one list inside it (`items`, `tasks`, …). */
function rowsIn(result: unknown): number {
  if (Array.isArray(result)) return result.length
  if (result === null || typeof result !== 'object') return 0
  return Object.values(result).reduce<number>((most, one) => Math.max(most, Array.isArray(one) ? one.length : 0), 0)
}

function rowsSent(params: Params): number {
  return Object.values(params).reduce<number>((most, one) => Math.max(most, Array.isArray(one) ? one.length : 0), 0)
}
