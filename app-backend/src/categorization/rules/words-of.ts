import { foldWord } from './fold-word.ts'

/** A word or a number of a text. */
export interface Word {
  /** Folded; see fold-word. */
  word: string
  /** Place in the text, UTF-16 units; `end` is not part of it. */
  start: number
  end: number
}

/** Soft hyphens and joiners stand inside a word; «ОР-16», «ОР 16» and «ОР16» are the same two words. */
const pattern = /[\p{L}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]+|\p{N}+/gu

/** Longer words are no words: encoded data, addresses. */
const longestWord = 64

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (found.length > longestWord) continue
    const word = foldWord(found)
    if (word !== '') words.push({ word, start: index, end: index + found.length })
  }
  return words
}
