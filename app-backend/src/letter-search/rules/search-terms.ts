import { compoundsOf } from './plain-words.ts'

/** One condition of a search; a letter meets all of them. */
export type SearchTerm =
  /** Words one after another. */
  | { kind: 'phrase'; words: string }
  /** `exact`: a tsquery over words as they stand; `word`: looked for in its forms too. */
  | { kind: 'word'; exact: string; word: string | null }

/** More words than a person types narrow nothing. */
const most = 12
/** Shorter beginnings of words match half of the letters. */
const shortestStart = 3

/** What a person typed, as conditions: words, "phrases", numbers and addresses whole or in part. Nothing typed: no condition. */
export function searchTerms(text: string): SearchTerm[] {
  const chunks = Array.from(text.matchAll(/["«“„]([^"»”]+)["»”]|(\S+)/g))
  const terms = chunks.flatMap(([, phrase, word], at): SearchTerm[] => {
    if (phrase !== undefined) return phraseOf(phrase)
    return compoundsOf(word ?? '').map(({ parts, joined }) => wordOf(parts, joined, at === chunks.length - 1))
  })
  return terms.slice(0, most)
}

function phraseOf(phrase: string): SearchTerm[] {
  const words = compoundsOf(phrase).flatMap(({ parts }) => parts)
  return words.length === 0 ? [] : [{ kind: 'phrase', words: words.join(' ') }]
}

/** The last word may still be under way. */
function wordOf(parts: readonly string[], joined: string, last: boolean): SearchTerm {
  const start = last && joined.length >= shortestStart ? ':*' : ''
  const [only] = parts
  if (parts.length === 1 && only !== undefined)
    return { kind: 'word', exact: `'${only}'${start}`, word: /\p{L}/u.test(only) ? only : null }
  const all = parts.map((one) => `'${one}'`).join(' & ')
  return { kind: 'word', exact: `'${joined}'${start} | (${all})`, word: null }
}
