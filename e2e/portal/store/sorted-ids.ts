/** Place of the first id greater than `id` in ascending ids. */
export function placeAfter(ids: readonly number[], id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] ?? 0) <= id) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts an id into ascending ids, once. New rows have the highest ids, so this is a push as a rule. */
export function addId(ids: number[], id: number): void {
  const last = ids.at(-1)
  if (last === undefined || last < id) {
    ids.push(id)
    return
  }
  const place = placeAfter(ids, id)
  if (ids[place - 1] !== id) ids.splice(place, 0, id)
}

export function removeId(ids: number[], id: number): void {
  const place = placeAfter(ids, id) - 1
  if (ids[place] === id) ids.splice(place, 1)
}

/** Ids of several ascending lists as one, each once. */
export function unionOf(lists: readonly (readonly number[])[]): readonly number[] {
  const filled = lists.filter((one) => one.length > 0)
  if (filled.length <= 1) return filled[0] ?? []
  return [...new Set(filled.flat())].sort((a, b) => a - b)
}
