const SLICE = /^app-backend\/src\/([^/]+)\//
const NOT_PRODUCT = /\.test\.ts$|\/testing\.ts$|\/contract\.ts$/

/**
 * Which slice uses which, at run time: contracts and types may point at each other.
 * @param {{ source: string, dependencies: { resolved: string, dependencyTypes: string[] }[] }[]} modules
 * @returns {Map<string, Set<string>>}
 */
export function sliceGraph(modules) {
  const graph = new Map()
  for (const { source, dependencies } of modules) {
    const from = SLICE.exec(source)?.[1]
    if (!from || NOT_PRODUCT.test(source)) continue
    const used = graph.get(from) ?? new Set()
    graph.set(from, used)
    for (const { resolved, dependencyTypes } of dependencies) {
      const to = SLICE.exec(resolved)?.[1]
      if (to && to !== from && !NOT_PRODUCT.test(resolved) && !dependencyTypes.includes('type-only')) used.add(to)
    }
  }
  return graph
}

/**
 * Every circle once, as the slices passed on the way and the first one again.
 * @param {Map<string, Set<string>>} graph
 * @returns {string[][]}
 */
export function circlesIn(graph) {
  const circles = []
  const finished = new Set()
  const visit = (slice, way) => {
    const seenAt = way.indexOf(slice)
    if (seenAt >= 0) circles.push([...way.slice(seenAt), slice])
    if (seenAt >= 0 || finished.has(slice)) return
    for (const next of graph.get(slice) ?? []) visit(next, [...way, slice])
    finished.add(slice)
  }
  for (const slice of graph.keys()) visit(slice, [])
  return circles
}
