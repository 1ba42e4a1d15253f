/** Commands of one request at most. Bitrix24 docs: settings/how-to-call-rest-api/batch */
export const batchSize = 50

/** Commands of a batch travel in an URL-encoded form: what is longer goes alone, as JSON. */
const longest = 100_000

const holdsEmptyList = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length === 0 || value.some(holdsEmptyList)
  return value !== null && typeof value === 'object' && Object.values(value).some(holdsEmptyList)
}

/** An empty list cannot be said in a batch at all: the field would be left as it is. */
export const goesAlone = (params: unknown): boolean => holdsEmptyList(params) || JSON.stringify(params).length > longest

/** Writes as they go out: together in batches, what a batch cannot carry alone. */
export function parcels<One extends { params: unknown }>(writes: readonly One[]): One[][] {
  const together = writes.filter(({ params }) => !goesAlone(params))
  const single = writes.filter(({ params }) => goesAlone(params)).map((one) => [one])
  const batches = Array.from({ length: Math.ceil(together.length / batchSize) }, (_, at) =>
    together.slice(at * batchSize, (at + 1) * batchSize),
  )
  return [...batches, ...single]
}
