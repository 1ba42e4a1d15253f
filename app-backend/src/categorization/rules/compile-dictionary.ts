import { longestPhrase, widestGap, type DictionaryEntry } from './dictionary.ts'
import { wordsOf } from './words-of.ts'
import { wordStem } from './word-stem.ts'

/** A place in the tree of phrases: what may come next, and which entries end here (by their place in the list). */
export interface PhraseNode {
  exact: Map<string, PhraseNode>
  stem: Map<string, PhraseNode>
  prefix: Map<string, PhraseNode>
  ends: number[]
}

export interface CompiledDictionary {
  entries: readonly DictionaryEntry[]
  /** Words that stand right after each other. */
  adjacent: PhraseNode
  /** By the number of other words that may stand between. */
  gapped: ReadonlyMap<number, PhraseNode>
  /** Beginnings of all stems: a word that begins otherwise need not be stemmed. */
  beginnings: ReadonlySet<string>
  prefixLengths: readonly number[]
}

const node = (): PhraseNode => ({ exact: new Map(), stem: new Map(), prefix: new Map(), ends: [] })
/** Stemming cuts ends only, and never these first letters. */
export const beginningOf = (word: string): string => word.slice(0, 2)

/** Makes of the entries a tree in which a text is looked up word by word, however many entries there are. Entries without a word match nothing. */
export function compileDictionary(entries: readonly DictionaryEntry[]): CompiledDictionary {
  const adjacent = node()
  const gapped = new Map<number, PhraseNode>()
  const beginnings = new Set<string>()
  const prefixLengths = new Set<number>()
  for (const [index, { phrase, matching }] of entries.entries()) {
    const words = wordsOf(phrase).slice(0, longestPhrase)
    if (words.length === 0) continue
    let at = matching.kind === 'gap' ? rootOf(gapped, matching.words) : adjacent
    for (const [place, { word }] of words.entries()) {
      const kind = kindOf(matching.kind, place === words.length - 1)
      const key = kind === 'stem' ? wordStem(word) : word
      if (kind === 'stem') beginnings.add(beginningOf(key))
      if (kind === 'prefix') prefixLengths.add(key.length)
      at = at[kind].get(key) ?? put(at[kind], key)
    }
    at.ends.push(index)
  }
  return { entries, adjacent, gapped, beginnings, prefixLengths: [...prefixLengths].toSorted((a, b) => a - b) }
}

function kindOf(kind: DictionaryEntry['matching']['kind'], last: boolean): 'exact' | 'stem' | 'prefix' {
  if (kind === 'forms' || kind === 'gap') return 'stem'
  return kind === 'prefix' && last ? 'prefix' : 'exact'
}

function rootOf(gapped: Map<number, PhraseNode>, words: number): PhraseNode {
  const gap = Math.max(0, Math.min(widestGap, Math.trunc(words)))
  return gapped.get(gap) ?? put(gapped, gap)
}

function put<Key>(children: Map<Key, PhraseNode>, key: Key): PhraseNode {
  const made = node()
  children.set(key, made)
  return made
}
