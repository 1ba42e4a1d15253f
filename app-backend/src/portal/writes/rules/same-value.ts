const isoTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

/**
 * One spelling of a value: methods of the portal give numbers as text, emptiness as null, 0, '' or [], flags as Y/N or
 * booleans, and moments in the zone of the person who asks.
 */
function plain(value: unknown): unknown {
  if (value === null || value === undefined || value === '' || value === 0 || value === '0') return null
  if (typeof value === 'boolean') return value ? 'Y' : 'N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return isoTime.test(value) ? moment(value) : words(value)
  if (Array.isArray(value)) {
    const list = value.map(plain).filter((one) => one !== null)
    return list.length === 0 ? null : list.map((one) => JSON.stringify(one)).toSorted()
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, plain(inner)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Text that only looks like a reference of a batch goes out with a joiner behind its dollar: client/reference.ts. */
const words = (text: string) => text.replaceAll('$\u2060', '$').replaceAll(/\r\n?/g, '\n').trim()

const moment = (text: string) => (text.length > 10 ? String(Date.parse(text)) : text)

/** Whether two values mean the same to the portal; the order of a list does not count. */
export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b))

/** Fields of `expected` that `actual` holds otherwise. */
export const differing = (expected: Record<string, unknown>, actual: Record<string, unknown>): string[] =>
  Object.keys(expected).filter((field) => !sameValue(expected[field], actual[field]))
