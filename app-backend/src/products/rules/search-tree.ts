import { otherLayout } from '../../kernel/other-layout.ts'
import { foldArticle, foldByLook, foldBySound, wordFolder } from './fold-text.ts'
import { allSteps, stepSize, type Steps } from './in-steps.ts'
import type { ProductTree } from './product-tree.ts'

/** Texts one behind the other, each on its line: a word is looked for in all of them at once. */
export interface Lines {
  text: string
  /** Where the line of each place begins. */
  starts: Uint32Array
}

/** The words of a tree, folded once and searched many times. By places of the tree. */
export interface SearchIndex {
  tree: ProductTree
  sound: Lines
  look: Lines
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

export const searchIndex = (tree: ProductTree): SearchIndex => allSteps(searchIndexInSteps(tree))

/** The same, giving way while words are folded. */
export function* searchIndexInSteps(tree: ProductTree): Steps<SearchIndex> {
  const fold = wordFolder()
  const [sound, look]: [string[], string[]] = [[], []]
  const articles: string[] = []
  for (const { name, code } of tree.nodes) {
    const folded = fold(`${name} ${code}`)
    sound.push(folded.sound)
    look.push(folded.look)
    articles.push(code === '' ? '' : fold(code).look.replaceAll(' ', ''))
    if (sound.length % stepSize === 0) yield
  }
  const above = tree.nodes.map(({ parent }) => (parent === null ? -1 : (tree.byKey.get(parent)?.at ?? -1)))
  yield
  return { tree, sound: inLines(sound), look: inLines(look), articles, above }
}

function inLines(texts: readonly string[]): Lines {
  const starts = new Uint32Array(texts.length)
  let at = 0
  for (const [place, text] of texts.entries()) {
    starts[place] = at
    at += text.length + 1
  }
  return { text: texts.join('\n'), starts }
}

/** One way to read what was typed: its words, and the folded texts to look for them in. */
interface Reading {
  words: string[]
  texts: Lines
}

/** Words of one reading at most: each is a bit. */
const mostWords = 24

/**
 * Nodes that fit all words of the query, each found in the node or above it and one at least in the node itself. What was typed is
 * read by sound and by look, and as if the keyboard had stood on the other layout. O(length of the texts · words).
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
  const own = new Uint32Array(best.length)
  for (const [word, text] of words.entries()) markWord(texts, text, 1 << word, own)
  const met = new Uint32Array(best.length)
  for (let at = 0; at < own.length; at += 1) {
    const mine = own[at] ?? 0
    const up = above[at] ?? -1
    met[at] = mine | (up < 0 ? 0 : (met[up] ?? 0))
    if (mine === 0 || met[at] !== all) continue
    const begins = texts.text.startsWith(words[0] ?? '', texts.starts[at])
    const rank = mine !== all ? 1 : begins ? 3 : 2
    if (rank > (best[at] ?? 0)) best[at] = rank
  }
}

/** Marks the lines that hold the word: one pass over the whole text, past the rest of a line once it is marked. */
function markWord({ text, starts }: Lines, word: string, bit: number, own: Uint32Array) {
  let place = 0
  for (let found = text.indexOf(word); found >= 0;) {
    while ((starts[place + 1] ?? Infinity) <= found) place += 1
    own[place] = (own[place] ?? 0) | bit
    const next = starts[place + 1]
    found = next === undefined ? -1 : text.indexOf(word, next)
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
