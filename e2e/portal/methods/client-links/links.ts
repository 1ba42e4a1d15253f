/** A client of an item: place and whether it is the main one. */
export interface Link {
  id: number
  sort: number
  primary: boolean
}

/** No client twice, exactly one primary: the first marked, else the first of all. */
export function normalLinks(links: readonly Link[]): Link[] {
  const unique = links.filter((one, index) => links.findIndex((other) => other.id === one.id) === index)
  const main = unique.find((one) => one.primary) ?? unique[0]
  return unique.map((one) => ({ ...one, primary: one === main }))
}

/** Parallel lists as the item keeps them. */
export function linksFrom(ids: readonly number[], sorts: readonly number[], primary: unknown): Link[] {
  return ids.map((id, index) => ({ id, sort: sorts[index] ?? (index + 1) * 10, primary: id === primary }))
}

export function inOrder(links: readonly Link[]): Link[] {
  return [...links].sort((a, b) => a.sort - b.sort)
}
