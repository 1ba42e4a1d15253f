import { describe, expect, it } from 'vitest'
import { learnWords, type LabelledText } from './learn-words.ts'
import { termsOf } from './terms-of.ts'

const text = (categoryId: string, body: string, subject = ''): LabelledText => ({ subject, body, categoryId })

describe('terms of a text', () => {
  it('are its words and pairs in any form, each once; numbers and short words only beside others', () => {
    const keys = termsOf('Не работает щит 25. Щиты не работают').map(({ phrase }) => phrase)
    expect(keys).toEqual(['не работает', 'работает', 'работает щит', 'щит', 'щит 25', '25 щиты', 'щиты не'])
  })
})

describe('learning', () => {
  const texts = [
    text('ремонт', 'Щит не работает'),
    text('ремонт', 'Добрый день, автомат не работал'),
    text('ремонт', 'Добрый день, сломался щит'),
    text('склад', 'Добрый день, где доставка щита'),
    text('склад', 'Доставку щита перенесите', 'Доставка'),
    text('склад', 'Добрый день'),
  ]
  const learned = learnWords(texts)

  it('finds what a category’s texts have and the others have not, in any form', () => {
    const worked = learned.find(({ phrase }) => phrase === 'не работает')
    expect(worked).toMatchObject({ categoryId: 'ремонт', own: 2, others: 0 })
    const delivery = learned.find(({ phrase }) => phrase === 'доставка')
    expect(delivery).toMatchObject({ categoryId: 'склад', own: 2, others: 0 })
  })

  it('says nothing of words that all use alike', () => {
    expect(learned.map(({ phrase }) => phrase)).not.toContain('день')
  })

  it('weighs by how much oftener: of equal rarity the surer first, every weight a whole number of one or more', () => {
    const weights = learned.map(({ weight }) => weight)
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    expect(weights.every((weight) => Number.isInteger(weight) && weight >= 1)).toBe(true)
  })

  it('takes a word of one text for chance', () => {
    expect(learned.map(({ phrase }) => phrase)).not.toContain('сломался')
    expect(learnWords(texts, { fewest: 1 }).map(({ phrase }) => phrase)).toContain('сломался')
  })
})
