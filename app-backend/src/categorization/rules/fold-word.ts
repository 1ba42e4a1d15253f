// Letters that look alike, lower case, Latin to Cyrillic.
const twins = new Map(
  Array.from('aаbвcсeеhнkкmмoоpрtтxхyу'.matchAll(/(.)(.)/gu), ([, latin = '', cyrillic = '']) => [latin, cyrillic]),
)
const back = new Map(Array.from(twins, ([latin, cyrillic]) => [cyrillic, latin]))

const cyrillic = /\p{Script=Cyrillic}/u
const onlyCyrillic = new RegExp(`[^${[...twins.values()].join('')}\\P{Script=Cyrillic}]`, 'u')
const onlyLatin = new RegExp(`[^${[...twins.keys()].join('')}\\P{Script=Latin}]`, 'u')
const mapped = (word: string, letters: ReadonlyMap<string, string>) =>
  Array.from(word, (letter) => letters.get(letter) ?? letter).join('')

/**
 * One spelling for all that a reader takes for the same word: lower case, ё as е, no soft hyphens or accents, and letters that look
 * alike in one alphabet. A word that could be of either («ОР», "OP") becomes Cyrillic.
 */
export function foldWord(text: string): string {
  const plain = text.toLowerCase()
  if (/^(?:[а-я]+|\d+)$/.test(plain)) return plain
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]|(?<!и)\p{M}/gu, '')
  if (onlyLatin.test(word)) return cyrillic.test(word) && !onlyCyrillic.test(word) ? mapped(word, back) : word
  return mapped(word, twins)
}

const keys = new Map(
  Array.from(
    'qйwцeуrкtеyнuгiшoщpзaфsыdвfаgпhрjоkлlдzяxчcсvмbиnтmь'.matchAll(/(.)(.)/gu),
    ([, latin = '', letter = '']) => [latin, letter],
  ),
)

/** What was meant by a word typed with the keyboard in Latin: «ghbdtn» is «привет». Null for what is no Latin word of four letters. */
export const retyped = (word: string): string | null => (/^[a-z]{4,}$/.test(word) ? foldWord(mapped(word, keys)) : null)
