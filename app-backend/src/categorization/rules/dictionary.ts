/** How the words of an entry are looked for. Case, ё and letters that look alike in Latin and Cyrillic never matter. */
export type Matching =
  /** Each word in any of its forms, one right after the other: «не работает» is also «не работал». */
  | { kind: 'forms' }
  /** Each word as it is spelt. */
  | { kind: 'exact' }
  /** As exact, but the last word may go on: «гарант» is also «гарантийный». */
  | { kind: 'prefix' }
  /** As forms, with up to `words` other words between two of them. */
  | { kind: 'gap'; words: number }

export interface DictionaryEntry {
  id: number
  /** A word or a phrase, as a person typed it. */
  phrase: string
  matching: Matching
  /** Negative: speaks against the category. */
  weight: number
  categoryId: string
  /** Where it is looked for. */
  field: 'anywhere' | 'subject' | 'body'
}

/** Longer phrases are cut: nobody writes the same ten words twice. */
export const longestPhrase = 10

export const widestGap = 5
