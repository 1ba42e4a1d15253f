import { foldArticle } from './fold-text.ts'
import type { ProductTree, TreeNode } from './product-tree.ts'

export interface ReadArticles {
  found: { text: string; node: TreeNode }[]
  /** Several nodes have this article: a person chooses. */
  doubtful: { text: string; nodes: TreeNode[] }[]
  unknown: string[]
  /** Past the most that are taken at once: not looked for. */
  left: string[]
}

/** Articles of one paste at most: as many as a request is given in one press. */
export const mostArticles = 500

/**
 * A pasted list: an article a line, or parted by tabs and semicolons. Dashes, blanks and the alphabet of look-alike letters do not
 * matter; one named twice is one row. O(n + articles).
 */
export function readArticles(tree: ProductTree, pasted: string): ReadArticles {
  const coded = tree.nodes.filter(({ code }) => code !== '')
  const byArticle = Map.groupBy(coded, ({ code }) => foldArticle(code))
  const texts = new Map(pasted.split(/[\n\r\t;]+/).map((text) => [foldArticle(text), text.trim()]))
  texts.delete('')
  const read: ReadArticles = { found: [], doubtful: [], unknown: [], left: [] }
  for (const [number, [article, text]] of [...texts].entries()) {
    const nodes = byArticle.get(article) ?? []
    const [node, another] = nodes
    if (number >= mostArticles) read.left.push(text)
    else if (!node) read.unknown.push(text)
    else if (another) read.doubtful.push({ text, nodes })
    else read.found.push({ text, node })
  }
  return read
}
