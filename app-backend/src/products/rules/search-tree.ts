import { foldArticle, foldByLook, foldBySound, otherLayout } from './fold-text.ts'
import type { ProductTree } from './product-tree.ts'

/** The words of a tree, folded once and searched many times. By places of the tree. */
export interface SearchIndex {
  tree: ProductTree
  sound: readonly string[]
  look: readonly string[]
  articles: readonly string[]
  /** Places of the nodes above, -1 at the top. */
  above: readonly number[]
}

export interface Found {
  /** Places of the tree, the best first; at most `most`. */
  places: number[]
  /** All that fit. */
  total: number
}

export function searchIndex(tree: ProductTree): SearchIndex {
  const texts = tree.nodes.map(({ name, code }) => `${name} ${code}`)
  return {
    tree,
    sound: texts.map(foldBySound),
    look: texts.map(foldByLook),
    articles: tree.nodes.map(({ code }) => foldArticle(code)),
    above: tree.nodes.map(({ parent }) => (parent === null ? -1 : (tree.byKey.get(parent)?.at ?? -1))),
  }
}

/** One way to read what was typed: its words, and the folded texts to look for them in. */
interface Reading {
  words: string[]
  texts: readonly string[]
}

/** Words of one reading at most: each is a bit. */
const mostWords = 24

/**
 * Nodes that fit all words of the query, each found in the node or above it and one at least in the node itself. What was typed is
 * read by sound and by look, and as if the keyboard had stood on the other layout. O(n · words): every node is looked at once a
 * reading.
 */
export function searchTree(index: SearchIndex, query: string, most: number): Found {
  const readings = readingsOf(index, query)
  if (readings.length === 0) return { places: [], total: 0 }
  const best = new Uint8Array(index.above.length)
  for (const reading of readings) markFits(index, reading, best)
  rankArticles(index, query, best)
  const ranked: number[][] = [[], [], [], [], []]
  let total = 0
  for (let at = 0; at < best.length; at += 1) {
    const rank = best[at] ?? 0
    if (rank === 0) continue
    total += 1
    const places = ranked[ranked.length - rank]
    if (places && places.length < most) places.push(at)
  }
  return { places: ranked.flat().slice(0, most), total }
}

function readingsOf({ sound, look }: SearchIndex, query: string): Reading[] {
  const swapped = otherLayout(query)
  // A letter whose key is a sign on the other layout was meant as a letter.
  const other = wordCount(swapped) > wordCount(query) ? '' : swapped
  const readings = [
    { words: foldBySound(query), texts: sound },
    { words: foldByLook(query), texts: look },
    { words: foldBySound(other), texts: sound },
    { words: foldByLook(other), texts: look },
  ]
  return readings
    .filter(({ words }) => words !== '')
    .map(({ words, texts }) => ({ words: words.split(' ').slice(0, mostWords), texts }))
}

const wordCount = (text: string) => foldByLook(text).split(' ').length

/** Ranks: 1 = with words of those above, 2 = all words its own, 3 = and it begins with them. */
function markFits({ above }: SearchIndex, { words, texts }: Reading, best: Uint8Array) {
  const all = 2 ** words.length - 1
  const met = new Uint32Array(texts.length)
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? ''
    let own = 0
    for (let word = 0; word < words.length; word += 1) if (text.includes(words[word] ?? '')) own |= 1 << word
    const up = above[at] ?? -1
    met[at] = own | (up < 0 ? 0 : (met[up] ?? 0))
    if (own === 0 || met[at] !== all) continue
    const rank = own !== all ? 1 : text.startsWith(words[0] ?? '') ? 3 : 2
    if (rank > (best[at] ?? 0)) best[at] = rank
  }
}

/** An article is meant when it is typed whole (5) or from its beginning (4), with or without its dashes. */
function rankArticles({ articles }: SearchIndex, query: string, best: Uint8Array) {
  for (const typed of new Set([foldArticle(query), foldArticle(otherLayout(query))])) {
    if (typed.length < 2) continue
    for (let at = 0; at < articles.length; at += 1) {
      const article = articles[at] ?? ''
      const rank = article === typed ? 5 : article.startsWith(typed) ? 4 : 0
      if (rank > (best[at] ?? 0)) best[at] = rank
    }
  }
}
