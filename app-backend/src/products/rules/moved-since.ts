import { type Reason, reason } from '../../kernel/reason.ts'
import { pathOf, type ProductTree } from './product-tree.ts'

/** A step of the path as it was when a row was chosen. */
export interface FrozenStep {
  key: string
  name: string
}

/** What the catalogue says today of a row chosen earlier: its own words stay as they were. */
export function movedSince(tree: Pick<ProductTree, 'byKey'>, frozen: readonly FrozenStep[]): Reason | null {
  const chosen = frozen.at(-1)
  if (!chosen) return null
  const now = pathOf(tree, chosen.key)
  const path = now.map(({ name }) => name).join(' › ')
  if (now.length === 0) return reason('products.gone', { name: chosen.name })
  const moved = now.length !== frozen.length || now.some(({ key }, level) => key !== frozen[level]?.key)
  if (moved) return reason('products.moved', { path })
  if (now.some(({ name }, level) => name !== frozen[level]?.name)) return reason('products.renamed', { path })
  return null
}
