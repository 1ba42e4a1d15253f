import { type Reason, reason } from '../../kernel/reason.ts'
import { allSteps, stepSize, type Steps } from './in-steps.ts'
import type { ProductNode } from './product-node.ts'

export interface TreeNode extends ProductNode {
  /** Its place when the tree is walked from the top, each branch to its end. */
  at: number
  /** The place behind its last descendant: what lies below it is `at + 1 .. end - 1`. */
  end: number
  /** 0 = top. */
  level: number
}

/** The tree laid out so that a branch is a range, and a level of a branch a range of its level. */
export interface ProductTree {
  nodes: readonly TreeNode[]
  byKey: ReadonlyMap<string, TreeNode>
  /** By level: places of its nodes, rising. */
  levels: readonly (readonly number[])[]
}

type Children = Map<string | null, ProductNode[]>

/**
 * Lays the nodes out, in O(n log n) for the sorting of siblings. Every node has its place: one whose section is gone stands at the
 * top, and a ring of sections is cut open there. `because` says what was mended, and which siblings share a name.
 */
export const productTree = (given: readonly ProductNode[]): LaidOut => allSteps(productTreeInSteps(given))

export interface LaidOut {
  tree: ProductTree
  because: Reason[]
}

/** The same, giving way while siblings are sorted and the tree is walked. */
export function* productTreeInSteps(given: readonly ProductNode[]): Steps<LaidOut> {
  const because: Reason[] = []
  const known = new Map(given.map((node) => [node.key, node]))
  const settled = [...known.values()].map((node) => {
    if (node.parent === null || known.has(node.parent)) return node
    because.push(reason('products.section-gone', { name: node.name, key: node.key }))
    return { ...node, parent: null }
  })
  const whole = withoutRings(settled, because)
  const children: Children = Map.groupBy(whole, ({ parent }) => parent)
  yield
  let sorted = 0
  for (const siblings of children.values()) {
    siblings.sort(bySortAndName)
    sorted += siblings.length
    if (sorted < stepSize) continue
    sorted = 0
    yield
  }
  for (const [, alike] of Map.groupBy(whole, ({ parent, name }) => `${parent ?? ''}\n${name}`))
    if (alike.length > 1 && alike[0])
      because.push(reason('products.same-name', { name: alike[0].name, count: alike.length }))
  yield
  return { tree: yield* laidOut(children), because }
}

const bySortAndName = (a: ProductNode, b: ProductNode) =>
  a.sort - b.sort || collator.compare(a.name, b.name) || (a.key < b.key ? -1 : 1)
const collator = new Intl.Collator('ru', { numeric: true })

/** Each ring is cut at the node met first; every node is walked over once. */
function withoutRings(nodes: readonly ProductNode[], because: Reason[]): ProductNode[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const sound = new Set<string>()
  for (const node of nodes) {
    const trail = new Set<string>()
    let one: ProductNode | undefined = node
    while (one && !sound.has(one.key) && !trail.has(one.key)) {
      trail.add(one.key)
      one = one.parent === null ? undefined : byKey.get(one.parent)
    }
    if (one && trail.has(one.key)) {
      byKey.set(one.key, { ...one, parent: null })
      because.push(reason('products.ring', { name: one.name, key: one.key }))
    }
    for (const key of trail) sound.add(key)
  }
  return [...byKey.values()]
}

/** Without recursion: a catalogue may be deeper than the stack. */
function* laidOut(children: Children): Steps<ProductTree> {
  const nodes: TreeNode[] = []
  const levels: number[][] = []
  const open: { node: TreeNode; left: ProductNode[] }[] = []
  const enter = (one: ProductNode) => {
    const node = { ...one, at: nodes.length, end: nodes.length + 1, level: open.length }
    nodes.push(node)
    ;(levels[node.level] ??= []).push(node.at)
    open.push({ node, left: (children.get(one.key) ?? []).toReversed() })
  }
  for (const top of children.get(null) ?? []) {
    enter(top)
    for (let last = open.at(-1); last; last = open.at(-1)) {
      const next = last.left.pop()
      if (nodes.length % stepSize === 0) yield
      if (next) enter(next)
      else {
        last.node.end = nodes.length
        open.pop()
      }
    }
  }
  return { nodes, levels, byKey: new Map(nodes.map((node) => [node.key, node])) }
}

/** The node with all above it, the top first; empty when the tree does not hold it. */
export function pathOf({ byKey }: Pick<ProductTree, 'byKey'>, key: string): TreeNode[] {
  const path: TreeNode[] = []
  for (let node = byKey.get(key); node; node = node.parent === null ? undefined : byKey.get(node.parent))
    path.push(node)
  return path.toReversed()
}
