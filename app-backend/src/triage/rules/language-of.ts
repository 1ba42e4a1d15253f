/** What the words are written in, told by their letters; null: there is no letter. */
export function languageOf(words: string): 'ru' | 'en' | 'other' | null {
  const count = (letters: RegExp) => words.match(letters)?.length ?? 0
  const [all, cyrillic, latin] = [count(/\p{L}/gu), count(/[а-яё]/giu), count(/[a-z]/giu)]
  if (all === 0) return null
  if (cyrillic * 2 >= all) return 'ru'
  return latin * 2 > all ? 'en' : 'other'
}
