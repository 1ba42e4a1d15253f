/** Letters in the order of the alphabet, each with what stands for it. */
const pairs = (letters: string, others: string): ReadonlyMap<string, string> => {
  const list = others.split(' ')
  return new Map(letters.split('').map((letter, at) => [letter, list[at] ?? '']))
}

const latin = pairs(
  'абвгдеёжзийклмнопрстуфхцчшщыэюяъь',
  'a b v g d e e zh z i i k l m n o p r s t u f h c ch sh sch i e iu ia',
)

/** Letters that look the same in both alphabets: an article is typed in either. */
const twins = pairs('авеёкмнорстух', 'a b e e k m h o p c t y x')

const by = (letters: ReadonlyMap<string, string>) => (text: string) =>
  text.replaceAll(/[а-яё]/g, (letter) => letters.get(letter) ?? letter)
const inLatin = by(latin)
const inTwins = by(twins)

/** Ways of writing one sound: «shch», «kh», «yu» of other tables of transliteration. */
const oneWay = (text: string) =>
  text.replace(/shch|kh|ts|y|w/g, (way) => ({ shch: 'sch', kh: 'h', ts: 'c', y: 'i' })[way] ?? 'v')

const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** By sound, in Latin: «Щит», «щит» and «schit» are one; ё is е. */
export const foldBySound = (text: string): string => words(oneWay(inLatin(text.toLowerCase())))

/** By look: «ОР-16» in Russian and in Latin letters are one. */
export const foldByLook = (text: string): string => words(inTwins(text.toLowerCase()))

/** An article without what people leave out of it: by look, letters and digits only. */
export const foldArticle = (text: string): string => foldByLook(text).replaceAll(' ', '')

/**
 * Folds many texts both ways at once. A catalogue says the same words again and again: each is folded once. The same as `foldBySound`
 * and `foldByLook` of the whole text.
 */
export function wordFolder(): (text: string) => { sound: string; look: string } {
  const known = new Map<string, { sound: string; look: string }>()
  const foldWord = (word: string) => {
    if (/^\d+$/.test(word)) return { sound: word, look: word }
    const folded = known.get(word) ?? { sound: foldBySound(word), look: foldByLook(word) }
    known.set(word, folded)
    return folded
  }
  return (text) => {
    const folded = text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (word === '' ? [] : foldWord(word)))
    const joined = (way: 'sound' | 'look') =>
      folded
        .map((word) => word[way])
        .filter(Boolean)
        .join(' ')
    return { sound: joined('sound'), look: joined('look') }
  }
}
