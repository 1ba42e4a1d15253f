import { createHash } from 'node:crypto'

/** The same for the same operation and input, whatever the order of keys. */
export function inputHash(operation: string, input: unknown): string {
  return createHash('sha256')
    .update(`${operation} ${JSON.stringify(ordered(input))}`)
    .digest('hex')
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, inner]) => [key, ordered(inner)]))
}
