import { describe, expect, it } from 'vitest'
import { anEntry } from '../testing.ts'
import { compileDictionary, type CompiledDictionary, type PhraseNode } from './compile-dictionary.ts'
import type { Matching } from './dictionary.ts'
import { findWords } from './find-words.ts'

const places = (phrase: string, kind: Matching, text: string) =>
  findWords(compileDictionary([anEntry(`${phrase}: К`, { matching: kind })]), text).found.map(({ start, end }) =>
    text.slice(start, end),
  )
const forms: Matching = { kind: 'forms' }
const exact: Matching = { kind: 'exact' }
const prefix: Matching = { kind: 'prefix' }
const gap = (words: number): Matching => ({ kind: 'gap', words })

it.each([
  ['счётчик', forms, 'Пришлите два счетчика.', ['счетчика']],
  ['не работает', forms, 'Третий день НЕ РАБОТАЛ лифт', ['НЕ РАБОТАЛ']],
  ['не работает', forms, 'не\n   работает', ['не\n   работает']],
  ['не работает', forms, 'работает, да не так', []],
  ['акт', forms, 'контактный телефон', []],
  ['акт', exact, 'акты и акт', ['акт']],
  ['гарант', prefix, 'по гарантийному случаю', ['гарантийному']],
  ['срочно гарант', prefix, 'срочно гарантия', ['срочно гарантия']],
  ['вернуть деньги', gap(2), 'прошу вернуть мне мои деньги', ['вернуть мне мои деньги']],
  ['вернуть деньги', gap(1), 'прошу вернуть мне мои деньги', []],
  ['вернуть деньги', gap(3), 'деньги вернуть', []],
  // Latin letters in a Russian word, a soft hyphen, a decomposed letter.
  ['оплата', forms, 'Oплaта не прошла', ['Oплaта']],
  ['оплата', forms, 'опла\u00ADта', ['опла\u00ADта']],
  ['йод', exact, 'и\u0306од', ['и\u0306од']],
  ['ОР-16', exact, 'выключатель OP16 и ор 16', ['OP16', 'ор 16']],
  ['привет', exact, 'ghbdtn!', ['ghbdtn']],
  ['payment', forms, 'Payments failed', ['Payments']],
  ['a.*b', exact, 'a.*b и aXb', ['a.*b']],
  ['', forms, 'что угодно', []],
] as const)('«%s» (%o) in «%s»: %o', (phrase, kind, text, found) => expect(places(phrase, kind, text)).toEqual(found))

describe('a phrase inside a longer one', () => {
  const dictionary = compileDictionary([anEntry('работает: А'), anEntry('не работает: Б')])
  const found = (text: string) =>
    findWords(dictionary, text).found.map(({ entry }) => dictionary.entries[entry]?.phrase)
  it('gives way to it', () => expect(found('лифт не работает')).toEqual(['не работает']))
  it('counts where it stands alone', () =>
    expect(found('лифт не работает, свет работает')).toEqual(['не работает', 'работает']))
})

/** The same tree, whose looks are counted. */
function counted(dictionary: CompiledDictionary) {
  let looks = 0
  class CountingMap<Key, Value> extends Map<Key, Value> {
    override get(key: Key) {
      looks += 1
      return super.get(key)
    }
  }
  const copy = (children: ReadonlyMap<string, PhraseNode>): Map<string, PhraseNode> =>
    new CountingMap(Array.from(children, ([key, node]) => [key, copyNode(node)] as const))
  const copyNode = ({ exact, stem, prefix, ends }: PhraseNode): PhraseNode => ({
    exact: copy(exact),
    stem: copy(stem),
    prefix: copy(prefix),
    ends,
  })
  return { dictionary: { ...dictionary, adjacent: copyNode(dictionary.adjacent) }, looks: () => looks }
}

describe('the work', () => {
  const looksOf = (phrases: number, letters: number) => {
    const words = Array.from({ length: phrases }, (_, at) => anEntry(`слово${'абвгдежзик'[at % 10]}${at} беда: К`))
    const { dictionary, looks } = counted(compileDictionary(words))
    findWords(dictionary, 'словоа0 словоб1 беда '.repeat(letters / 21))
    return looks()
  }
  it('grows with the text, not with the dictionary', () => {
    const small = looksOf(100, 21_000)
    expect(looksOf(200, 21_000)).toBeLessThanOrEqual(small * 1.1)
    expect(looksOf(100, 42_000)).toBeLessThanOrEqual(small * 2.5)
  })

  it('of a hostile dictionary and text ends, and says where', () => {
    const letters = ['а', 'б', 'в', 'г', 'д', 'е']
    const phrases = letters.flatMap((a) =>
      letters.flatMap((b) => letters.flatMap((c) => letters.map((d) => `${a} ${b} ${c} ${d}`))),
    )
    const hostile = compileDictionary(phrases.map((phrase) => anEntry(`${phrase}: К`, { matching: gap(5) })))
    const { found, gapsUpTo } = findWords(hostile, 'а б в г д е '.repeat(2_000))
    expect(gapsUpTo).toBeLessThan(24_000)
    expect(found.length).toBeGreaterThan(0)
    expect(findWords(hostile, 'совсем другие слова '.repeat(2_000)).gapsUpTo).toBeNull()
  })
})
