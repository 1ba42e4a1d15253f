import { importedPrefix as imported, originator, originMark } from '../../kernel/origin-mark.ts'

/** ORIGIN_ID holds 255 characters. */
const longest = 150

/**
 * The name of a source's record, the same in every run: source and key. Long keys give way to a hash of theirs.
 * `hash` is the row's own content; `key` null: the row is known by it alone, `occurrence` counts equal rows from 1.
 */
export function originIdOf(source: string, key: string | null, hash: string, occurrence = 1): string {
  if (key !== null) return `${source}:${key.length > longest ? `~${hash}` : key}`
  return `${source}:~${hash}${occurrence > 1 ? `#${occurrence}` : ''}`
}

/** Fields that carry it in the portal. */
export const importMark = (entityTypeId: number, originId: string): Record<string, string> =>
  originMark(entityTypeId, `${imported}${originId}`)

/** How the portal's fields that hold it are asked for. */
export const markField = (entityTypeId: number): 'xmlId' | 'originId' => (entityTypeId >= 128 ? 'xmlId' : 'originId')

const prefixOf = (entityTypeId: number) => (entityTypeId >= 128 ? `${originator}:${imported}` : imported)

/** Filter that finds records by their names. */
export const markFilter = (entityTypeId: number, originIds: readonly string[]): Record<string, unknown> => ({
  ...(entityTypeId >= 128 ? {} : { originatorId: originator }),
  [`@${markField(entityTypeId)}`]: originIds.map((one) => prefixOf(entityTypeId) + one),
})

/** The name that a record of the portal carries; null: no import made it. */
export function originIdIn(entityTypeId: number, item: Record<string, unknown>): string | null {
  const mark = item[markField(entityTypeId)]
  const prefix = prefixOf(entityTypeId)
  return typeof mark === 'string' && mark.startsWith(prefix) ? mark.slice(prefix.length) : null
}
