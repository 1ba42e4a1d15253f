import { describe, expect, it } from 'vitest'
import { anEntry, categoryOf } from '../testing.ts'
import { compileDictionary } from './compile-dictionary.ts'
import type { DictionaryEntry } from './dictionary.ts'
import type { LabelledText } from './learn-words.ts'
import { suggestWords } from './suggest-words.ts'

const text = (categoryId: string, body: string): LabelledText => ({ subject: '', body, categoryId })
const policyOf = (entries: readonly DictionaryEntry[], comparison: 'heaviest' | 'sum' = 'heaviest') => ({
  dictionary: compileDictionary(entries),
  comparison,
  threshold: 5,
})
const dictionary = [anEntry('щит: ремонт 20'), anEntry('доставка: склад 30')]
const texts = [
  text('ремонт', 'Щит не включается'),
  text('ремонт', 'Щит гудит'),
  text('оплата', 'Счёт за щит, пришлите счёт-фактуру'),
  text('оплата', 'Где счёт-фактура на щит'),
  text('оплата', 'Нужна счёт-фактура'),
  text('склад', 'Когда доставка'),
]

describe('words to learn', () => {
  it('are those that would have decided as people did, with what they gain and lose', () => {
    const { words, texts: all, agreed } = suggestWords(texts, policyOf(dictionary))
    expect([all, agreed]).toEqual([6, 3])
    expect(words).toEqual([expect.objectContaining({ categoryId: 'оплата', weight: 21, gained: 3, lost: 0 })])
  })

  it.each(['heaviest', 'sum'] as const)('do what is promised once they are in the dictionary: %s', (comparison) => {
    const { words } = suggestWords(texts, policyOf(dictionary, comparison))
    const learned = words.map(({ phrase, categoryId, weight }) => anEntry(`${phrase}: ${categoryId} ${weight}`))
    const right = (entries: readonly DictionaryEntry[]) =>
      texts.filter((one) => categoryOf(entries, one.body, { comparison, threshold: 5 }).categoryId === one.categoryId)
    const gain = words.reduce((sum, { gained, lost }) => sum + gained - lost, 0)
    expect(gain).toBeGreaterThan(0)
    expect(right([...dictionary, ...learned]).length - right(dictionary).length).toBe(gain)
  })

  it('are rather those of the subject than the greeting that every letter has', () => {
    const greeted = ['Шумит привод', 'Привод шумит сильнее'].map((subject) => ({
      subject,
      body: 'Добрый день, взгляните.',
      categoryId: 'ремонт',
    }))
    const [first] = suggestWords(greeted, policyOf(dictionary)).words
    expect(['шумит', 'привод']).toContain(first?.phrase)
  })

  it('are none where the dictionary agrees with people, or where only chance disagrees', () => {
    expect(suggestWords(texts.slice(0, 2), policyOf(dictionary)).words).toEqual([])
    expect(suggestWords([...texts.slice(0, 2), text('склад', 'Щит пропал')], policyOf(dictionary)).words).toEqual([])
  })

  it('do not cost other letters more than they gain', () => {
    const shared = [
      text('ремонт', 'Щит и счёт'),
      text('ремонт', 'Щит, счёт позже'),
      text('ремонт', 'Счёт и щит'),
      text('оплата', 'Счёт на щит'),
      text('оплата', 'Счёт за щит'),
    ]
    const phrases = suggestWords(shared, policyOf(dictionary)).words.map(({ phrase }) => phrase)
    expect(phrases).not.toContain('счёт')
  })
})
