import { pathOf, type ProductTree, type TreeNode } from '@poryadok/app-backend/products/picker/contract'

/** Rows of the tree table: those whose sections are open; or, of a search, what was found with all above it. */
export function openNodes(
  tree: ProductTree,
  open: ReadonlySet<string>,
  found: readonly number[] | null,
): readonly TreeNode[] {
  if (found) {
    const shown = new Set(found.flatMap((at) => pathOf(tree, tree.nodes[at]?.key ?? '').map((node) => node.at)))
    return [...shown].toSorted((a, b) => a - b).flatMap((at) => tree.nodes[at] ?? [])
  }
  const rows: TreeNode[] = []
  for (let at = 0; at < tree.nodes.length;) {
    const node = tree.nodes[at]
    if (!node) break
    rows.push(node)
    // A closed branch is stepped over as a whole.
    at = open.has(node.key) ? at + 1 : node.end
  }
  return rows
}
