import type { ProductNode } from './product-node.ts'

/** What may be chosen: without what the portal has switched off, and without all that lies below such a section. O(n). */
export function offeredNodes<Node extends ProductNode & { active: boolean }>(nodes: readonly Node[]): Node[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const offered = new Map<string, boolean>()
  for (const node of nodes) {
    const trail = new Map<string, Node>()
    let one: Node | undefined = node
    while (one && !offered.has(one.key) && !trail.has(one.key)) {
      trail.set(one.key, one)
      one = one.parent === null ? undefined : byKey.get(one.parent)
    }
    let open = one ? (offered.get(one.key) ?? true) : true
    for (const { key, active } of [...trail.values()].toReversed()) {
      open &&= active
      offered.set(key, open)
    }
  }
  return nodes.filter(({ key }) => offered.get(key) === true)
}
