import { pathOf, type ProductTree, type TreeNode } from './product-tree.ts'

/** Keys chosen from the top down without a gap. */
export type Chosen = readonly string[]

/** Nodes of one level that go with what is chosen: places `from .. to - 1` of the tree's list of that level. */
export interface LevelColumn {
  level: number
  from: number
  to: number
  /** Key chosen in it; null when none is. */
  chosen: string | null
}

/**
 * Choosing fills every level above; what was chosen below stays only while it lies under the new choice. A key that the tree does
 * not hold changes nothing.
 */
export function chooseNode(tree: ProductTree, chosen: Chosen, key: string): Chosen {
  const path = pathOf(tree, key).map((node) => node.key)
  if (path.length === 0) return chosen
  return path.every((one, level) => chosen[level] === one) ? chosen : path
}

/** Clearing a level clears everything below it. */
export const clearLevel = (chosen: Chosen, level: number): Chosen => chosen.slice(0, level)

/**
 * What each level offers: beside a chosen node its siblings; below the last chosen one everything under it, however deep, so that a
 * lower level can be chosen first. Takes O(levels · log n).
 */
export function levelColumns(tree: ProductTree, chosen: Chosen): LevelColumn[] {
  const path = chosen.flatMap((key) => tree.byKey.get(key) ?? [])
  return tree.levels.flatMap((places, level) => {
    const above: TreeNode | undefined = path[Math.min(level, path.length) - 1]
    const from = above ? firstFrom(places, above.at + 1) : 0
    const to = above ? firstFrom(places, above.end) : places.length
    return from === to ? [] : [{ level, from, to, chosen: path[level]?.key ?? null }]
  })
}

/** Index of the first place that is `at` or behind it. */
function firstFrom(places: readonly number[], at: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}
