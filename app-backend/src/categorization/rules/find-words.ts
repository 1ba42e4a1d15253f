import { beginningOf, type CompiledDictionary, type PhraseNode } from './compile-dictionary.ts'
import { retyped } from './fold-word.ts'
import { wordsOf } from './words-of.ts'
import { wordStem } from './word-stem.ts'

/** An entry's phrase in a text. */
export interface Found {
  /** Place of the entry in the dictionary. */
  entry: number
  /** UTF-16 units in the text; `end` is not part of it. */
  start: number
  end: number
}

export interface FoundWords {
  found: readonly Found[]
  /** Where the search for phrases with a gap ended, because dictionary and text together asked for too much; null: nowhere. */
  gapsUpTo: number | null
}

/** Places kept of each entry: enough to show, and few enough for a text that says nothing else. */
const placesKept = 20
/** Steps of phrases with a gap for each word of the text. Real dictionaries take one or two. */
const stepsPerWord = 8

/** How a word may be read: as typed, and as typed on the other keyboard. */
interface Reading {
  word: string
  /** Null: no entry has a word of this stem. */
  stem: string | null
}

interface Looked {
  start: number
  end: number
  readings: readonly Reading[]
}

interface Branch {
  node: PhraseNode
  start: number
  /** Place of the branch's last word. */
  at: number
}

/**
 * All entries of the dictionary whose words stand in the text. Every word of the text is looked up once for each phrase that may
 * go on with it; the number of entries does not matter. A phrase inside a longer one that was found in the same place gives
 * way to it.
 */
export function findWords(dictionary: CompiledDictionary, text: string): FoundWords {
  const words = looked(dictionary, text)
  const places = new Map<number, Found[]>()
  const add: Add = (entry, start, end) => {
    const known = places.get(entry)
    if (!known) places.set(entry, [{ entry, start, end }])
    else if (known.length < placesKept) known.push({ entry, start, end })
  }
  walkAdjacent(dictionary, words, add)
  let gapsUpTo: number | null = null
  for (const [gap, root] of dictionary.gapped) {
    const ended = walkGapped(dictionary, root, gap, words, add)
    if (ended !== null) gapsUpTo = Math.min(gapsUpTo ?? ended, ended)
  }
  return { found: withoutInner(Array.from(places.values()).flat()), gapsUpTo }
}

type Add = (entry: number, start: number, end: number) => void

/** The words of the text with their readings; a word that is said again is not read again. */
function looked({ beginnings }: CompiledDictionary, text: string): Looked[] {
  const read = new Map<string, readonly Reading[]>()
  const readings = (word: string): readonly Reading[] => {
    const other = retyped(word)
    const made = (other === null ? [word] : [word, other]).map((one) => ({
      word: one,
      stem: beginnings.has(beginningOf(one)) ? wordStem(one) : null,
    }))
    read.set(word, made)
    return made
  }
  return wordsOf(text).map(({ word, start, end }) => ({ start, end, readings: read.get(word) ?? readings(word) }))
}

function walkAdjacent({ adjacent, prefixLengths }: CompiledDictionary, words: readonly Looked[], add: Add): void {
  let open: Branch[] = []
  for (const [at, word] of words.entries()) {
    const reached: Branch[] = []
    const reach = (node: PhraseNode, start: number) => {
      for (const entry of node.ends) add(entry, start, word.end)
      if (goesOn(node)) reached.push({ node, start, at })
    }
    eachNext(adjacent, word.readings, prefixLengths, (node) => reach(node, word.start))
    for (const { node, start } of open) eachNext(node, word.readings, prefixLengths, (next) => reach(next, start))
    open = reached
  }
}

/** Resolves to the place in the text where it gave up, or null. */
function walkGapped(
  { prefixLengths }: CompiledDictionary,
  root: PhraseNode,
  gap: number,
  words: readonly Looked[],
  add: Add,
): number | null {
  let steps = words.length * stepsPerWord
  let open: Branch[] = []
  for (const [at, word] of words.entries()) {
    steps -= open.length + 1
    if (steps < 0) return word.start
    const reached = new Map<PhraseNode, Branch>()
    const reach = (node: PhraseNode, start: number) => {
      if (reached.has(node)) return
      for (const entry of node.ends) add(entry, start, word.end)
      if (goesOn(node)) reached.set(node, { node, start, at })
    }
    eachNext(root, word.readings, prefixLengths, (node) => reach(node, word.start))
    for (const { node, start } of open) eachNext(node, word.readings, prefixLengths, (next) => reach(next, start))
    const waiting = open.filter((branch) => at - branch.at <= gap && !reached.has(branch.node))
    open = reached.size > 0 ? [...waiting, ...reached.values()] : waiting
  }
  return null
}

const goesOn = ({ exact, stem, prefix }: PhraseNode) => exact.size + stem.size + prefix.size > 0

function eachNext(
  { exact, stem: stems, prefix }: PhraseNode,
  readings: readonly Reading[],
  prefixLengths: readonly number[],
  reach: (node: PhraseNode) => void,
): void {
  for (const { word, stem } of readings) {
    call(exact.size > 0 && exact.get(word), reach)
    call(stem !== null && stems.get(stem), reach)
    if (prefix.size > 0)
      for (const length of prefixLengths) if (length <= word.length) call(prefix.get(word.slice(0, length)), reach)
  }
}

function call(node: PhraseNode | undefined | false, reach: (node: PhraseNode) => void): void {
  if (node) reach(node)
}

/** Places that lie inside a longer place are not counted. */
function withoutInner(found: readonly Found[]): Found[] {
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end || a.entry - b.entry)
  let reach = { start: -1, end: -1 }
  return sorted.filter((one) => {
    const inside = one.end <= reach.end && !(one.start === reach.start && one.end === reach.end)
    if (one.end > reach.end) reach = one
    return !inside
  })
}
