import { wordsOf } from './words-of.ts'
import { wordStem } from './word-stem.ts'

/** A word of a text, or two that stand next to each other. */
export interface Term {
  /** The same for all forms of the words. */
  key: string
  /** As it stands in the text, in lower case. */
  phrase: string
}

/** Shorter words say little, unless another stands beside them. */
const shortest = 3

/** Words and pairs of words of a text that a dictionary could hold, each once. Numbers alone are none. */
export function termsOf(text: string): Term[] {
  const words = wordsOf(text).map(({ word, start, end }) => ({
    stem: wordStem(word),
    phrase: text.slice(start, end).toLowerCase(),
    telling: word.length >= shortest && !/^\p{N}+$/u.test(word),
  }))
  const terms = new Map<string, Term>()
  for (const [at, { stem, phrase, telling }] of words.entries()) {
    if (telling) add(terms, stem, phrase)
    const next = words[at + 1]
    if (next && (telling || next.telling)) add(terms, `${stem} ${next.stem}`, `${phrase} ${next.phrase}`)
  }
  return [...terms.values()]
}

function add(terms: Map<string, Term>, key: string, phrase: string): void {
  if (!terms.has(key)) terms.set(key, { key, phrase })
}
