import { describe, expect, it } from 'vitest'
import { anEntry, categoryOf } from '../testing.ts'

const dictionary = [
  anEntry('возврат: деньги 50'),
  anEntry('оплата: деньги 20'),
  anEntry('счёт: деньги 20'),
  anEntry('не работает: ремонт 40'),
  anEntry('сломался: ремонт 30'),
  anEntry('доставка: склад 50', { field: 'subject' }),
  anEntry('отмена: ремонт -100'),
]

describe('the heaviest word', () => {
  it('decides, however many lighter ones there are', () => {
    const { categoryId, because, scores } = categoryOf(dictionary, 'Не работает и сломался. Прошу возврат.')
    expect(categoryId).toBe('деньги')
    expect(because.map(({ code }) => code)).toEqual(['category.by-heaviest', 'category.runner-up'])
    expect(scores.map(({ categoryId: id, heaviest, sum }) => [id, heaviest, sum])).toEqual([
      ['деньги', 50, 50],
      ['ремонт', 40, 70],
    ])
  })

  it('that two categories have leaves it to their sums', () => {
    const { categoryId, because } = categoryOf(dictionary, 'Возврат, оплата', { subject: 'Доставка' })
    expect(categoryId).toBe('деньги')
    expect(because[0]?.code).toBe('category.by-equal-weights')
  })

  it('and equal sums determine nothing', () => {
    const { categoryId, because } = categoryOf(dictionary, 'Возврат', { subject: 'Доставка' })
    expect([categoryId, because[0]?.code]).toEqual([null, 'category.tie'])
  })
})

describe('the sum', () => {
  it('decides where it is chosen', () => {
    expect(categoryOf(dictionary, 'Не работает и сломался. Прошу возврат.', { comparison: 'sum' }).categoryId).toBe(
      'ремонт',
    )
  })
  it('counts a word once, however often it is said', () => {
    expect(categoryOf(dictionary, 'оплата оплата оплата, сломался', { comparison: 'sum' }).categoryId).toBe('ремонт')
  })
})

it.each([
  ['no word of the dictionary', 'Добрый день', {}, 'category.no-words'],
  ['too light a word', 'оплата', { threshold: 30 }, 'category.below-threshold'],
  ['a word against it', 'сломался, отмена', {}, 'category.below-threshold'],
  ['a word that is looked for in the subject only', 'доставка', {}, 'category.no-words'],
])('%s determines nothing, and says so', (_, body, policy, code) => {
  const { categoryId, because } = categoryOf(dictionary, body, policy)
  expect([categoryId, because[0]?.code]).toEqual([null, code])
})

describe('a category that is not certain', () => {
  const levels = { threshold: 20, sureFrom: 40 }
  it.each([
    ['from the higher bound on is determined', 'не работает', 'ремонт', null, 'category.by-heaviest'],
    ['below it is suggested to a person', 'сломался', null, 'ремонт', 'category.suggested'],
    ['from the threshold on is suggested', 'оплата', null, 'деньги', 'category.suggested'],
    ['below the threshold is not even suggested', 'оплата, отмена', null, null, 'category.below-threshold'],
  ])('%s', (_, body, determined, suggested, code) => {
    const lighter = dictionary.map((one) =>
      one.phrase === 'отмена' ? { ...one, categoryId: 'деньги', weight: -5 } : one,
    )
    const { categoryId, suggestedId, because } = categoryOf(lighter, body, levels)
    expect([categoryId, suggestedId, because[0]?.code]).toEqual([determined, suggested, code])
  })

  it('is so by the bound of its own, where it has one', () => {
    const own = { ...levels, sureFromOf: [{ categoryId: 'ремонт', sureFrom: 60 }] }
    expect(categoryOf(dictionary, 'не работает', own)).toMatchObject({ categoryId: null, suggestedId: 'ремонт' })
    expect(categoryOf(dictionary, 'не работает', { ...own, sureFromOf: [] })).toMatchObject({ categoryId: 'ремонт' })
    const lower = { ...levels, sureFromOf: [{ categoryId: 'деньги', sureFrom: 0 }] }
    expect(categoryOf(dictionary, 'оплата', lower)).toMatchObject({ categoryId: 'деньги', suggestedId: null })
  })

  it('is not suggested where two weigh the same', () => {
    expect(categoryOf([anEntry('акт: а 20'), anEntry('счёт: б 20')], 'акт и счёт', levels)).toMatchObject({
      suggestedId: null,
      because: [{ code: 'category.tie' }],
    })
  })
})

it('the found words have their places in the letter', () => {
  const body = 'Прошу возврата за счёт'
  const [best] = categoryOf(dictionary, body).scores
  const found = best?.words.map(({ entry, places }) => [
    entry.phrase,
    ...places.map(({ start, end }) => body.slice(start, end)),
  ])
  expect(found).toEqual([
    ['возврат', 'возврата'],
    ['счёт', 'счёт'],
  ])
})
