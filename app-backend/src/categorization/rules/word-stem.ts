import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'

const cyrillic = /^\p{Script=Cyrillic}+$/u
const latin = /^[a-z]+$/

/** What the forms of a folded word share, by the Snowball stemmers: https://snowballstem.org/algorithms/russian/stemmer.html */
export function wordStem(word: string): string {
  if (cyrillic.test(word)) return russian(word)
  return latin.test(word) ? english(word) : word
}
